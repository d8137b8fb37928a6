package org.sparring.jobs.job;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Rows;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/** Shows committed rows of a workspace, without a cluster. */
public final class ShowJob implements Job {
  private final PrintStream out;

  public ShowJob(PrintStream out) {
    this.out = out;
  }

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "Shows the runs of a workspace, or the rows of a table.";
  }

  @Override
  public Class<? extends Record> settings() {
    return ShowSettings.class;
  }

  @Override
  public List<String> arguments() {
    return List.of("table");
  }

  @Override
  public boolean usesSpark() {
    return false;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    ShowSettings bound = settings.bind(ShowSettings.class);
    Workspace workspace = Workspace.open(bound.workspace(), Sessions.hadoop(spark));
    if (bound.table().isEmpty()) {
      list(workspace);
      return Result.done("workspace " + workspace.root());
    }
    long shown = show(Tables.named(bound.table()), bound, workspace);
    return Result.done("%d rows of `%s`".formatted(shown, bound.table()));
  }

  private void list(Workspace workspace) {
    for (String run : workspace.runs()) {
      String tables =
          Tables.all().stream()
              .filter(each -> !workspace.files(each, run).isEmpty())
              .map(each -> each.name() + " " + rows(workspace, each, run))
              .collect(Collectors.joining(", "));
      out.println(run + ": " + tables);
    }
  }

  private static long rows(Workspace workspace, Table<?> table, String run) {
    return workspace.files(table, run).stream().mapToLong(FileEntry::rows).sum();
  }

  private <R extends Record> long show(Table<R> table, ShowSettings bound, Workspace workspace) {
    List<String> runs = bound.run().isEmpty() ? workspace.runs() : List.of(bound.run());
    if (!workspace.runs().containsAll(runs)) {
      throw UserException.settings(
          "run: there is no run `%s` in %s; its runs are %s"
              .formatted(bound.run(), workspace.root(), workspace.runs()));
    }
    List<FileEntry> files = new ArrayList<>();
    runs.forEach(each -> files.addAll(workspace.files(table, each)));
    long shown = 0;
    try (Rows<R> rows = workspace.rows(table, files)) {
      while (rows.hasNext() && shown < bound.limit()) {
        R row = rows.next();
        out.println(bound.json() ? RowJson.of(row) : row.toString());
        shown++;
      }
    }
    return shown;
  }
}
