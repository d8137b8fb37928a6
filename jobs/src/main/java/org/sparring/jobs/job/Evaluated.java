package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/**
 * What was measured of some runs.
 *
 * @param runs the runs, in the order of the page
 * @param rows their rows by run, quantity and round
 */
record Evaluated(List<String> runs, List<EvaluationRow> rows) {

  static Evaluated read(Workspace workspace, List<String> runs) {
    List<EvaluationRow> rows = new ArrayList<>();
    for (String run : workspace.runs()) {
      rows.addAll(workspace.list(Tables.EVALUATIONS, workspace.files(Tables.EVALUATIONS, run)));
    }
    rows.removeIf(each -> !runs.contains(each.run()));
    rows.sort(
        Comparator.comparingInt((EvaluationRow each) -> runs.indexOf(each.run()))
            .thenComparing(EvaluationRow::name)
            .thenComparingInt(EvaluationRow::round));
    return new Evaluated(runs, rows);
  }

  /** The last evaluated round of every run that has the quantity. */
  Map<String, EvaluationRow> last(String name) {
    Map<String, EvaluationRow> last = new LinkedHashMap<>();
    rows.stream()
        .filter(each -> each.name().equals(name))
        .forEach(each -> last.put(each.run(), each));
    return last;
  }

  Map<Integer, EvaluationRow> byRound(String run, String name) {
    Map<Integer, EvaluationRow> rounds = new TreeMap<>();
    rows.stream()
        .filter(each -> each.run().equals(run) && each.name().equals(name))
        .forEach(each -> rounds.put(each.round(), each));
    return rounds;
  }
}
