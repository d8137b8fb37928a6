package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.report.Section;
import org.sparring.jobs.report.Table;

/** Counts of what was left out, by run, stage, reason and outcome. */
final class RejectCounts {
  private RejectCounts() {}

  static Section of(Workspace workspace) {
    Map<List<String>, long[]> counts = new TreeMap<>(RejectCounts::compare);
    for (String run : workspace.runs()) {
      for (RejectRow row : workspace.list(Tables.REJECTS, workspace.files(Tables.REJECTS, run))) {
        long[] count =
            counts.computeIfAbsent(
                List.of(run, row.stage(), row.reason(), row.outcome()), each -> new long[2]);
        count[0]++;
        count[1] += row.amount();
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          List<String> cells = new ArrayList<>(key);
          cells.add(Long.toString(count[0]));
          cells.add(Long.toString(count[1]));
          rows.add(cells);
        });
    return new Table(
        "Rejects",
        "Everything that was dropped, merged, cut or could not be scored; the rows are in the table"
            + " rejects.",
        List.of("run", "stage", "reason", "outcome", "rows", "amount"),
        rows);
  }

  private static int compare(List<String> a, List<String> b) {
    int order = 0;
    for (int i = 0; order == 0 && i < a.size(); i++) {
      order = a.get(i).compareTo(b.get(i));
    }
    return order;
  }
}
