package org.sparring.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/** The evaluations of a workspace, as a reader of its tables finds them. */
public record Measured(List<EvaluationRow> rows) {

  /** Reads the evaluations of every run. */
  public static Measured in(String folder) {
    Workspace workspace = Workspace.open(folder, new Configuration());
    List<EvaluationRow> rows = new ArrayList<>();
    for (String run : workspace.runs()) {
      rows.addAll(workspace.list(Tables.EVALUATIONS, workspace.files(Tables.EVALUATIONS, run)));
    }
    return new Measured(rows);
  }

  /** A quantity of a run in every round that was evaluated. */
  public Stream<EvaluationRow> all(String run, String name) {
    return rows.stream().filter(row -> row.run().equals(run) && row.name().equals(name));
  }

  /** A quantity of a run in the last round that was evaluated. */
  public EvaluationRow last(String run, String name) {
    return all(run, name)
        .max(Comparator.comparingInt(EvaluationRow::round))
        .orElseThrow(() -> new AssertionError("no evaluation of " + run + " has " + name));
  }
}
