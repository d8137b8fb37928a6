package org.sparring.jobs.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.data.table.Source;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.job.Result;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.prepare.PrepareReport.OfSource;

/** Every run file of prepare over the public files: its books balance and no row vanishes. */
class PreparationsTest {
  @TempDir Path folder;

  /** Rows of each source; with a limit only so many of each are read. */
  @ParameterizedTest
  @CsvSource({
    "annotators, 0, 999",
    "rankings, 0, 500 80 1319 100",
    "clean, 0, 2667 454 300 419",
    "selection, 0, 1392 419",
    "preferences, 60, 60 60 60 60 60 60 60 60 60",
    "verifiable, 60, 60 60 60 60 60 60 60 6 7 3 60",
    "text, 60, 60 60 60 60"
  })
  void theBooksBalanceAndNoRowVanishes(String run, int limit, String read) throws Exception {
    Result result = new RunFile("prepare-" + run + ".yaml").limited(limit, folder);
    assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.DONE);
    PrepareReport report = (PrepareReport) result.facts().get("report");
    assertThat(report.sources())
        .extracting(OfSource::read)
        .containsExactlyElementsOf(Stream.of(read.split(" ")).map(Long::valueOf).toList());
    assertThat(report.sources())
        .allMatch(
            each ->
                each.read() == each.kept() + each.merged() + each.expanded() + each.dropped()
                    && (each.expanded() == 0 || each.made() > each.expanded()));
    Workspace workspace = Workspace.open(folder.toString(), new Configuration());
    Set<String> places = new TreeSet<>();
    rows(workspace, Tables.PREFERENCES, run).forEach(row -> places.add(place(row.source())));
    rows(workspace, Tables.PROMPTS, run).forEach(row -> places.add(place(row.source())));
    rows(workspace, Tables.REJECTS, run)
        .forEach(row -> places.add(place(new Source(row.file(), row.position()))));
    assertThat(places).hasSize((int) report.sources().stream().mapToLong(OfSource::read).sum());
    assertThat(rows(workspace, Tables.PREFERENCES, run))
        .hasSize((int) report.preferences().values().stream().mapToLong(Long::longValue).sum());
    if (run.equals("annotators")) {
      checkAnnotators(report);
    }
  }

  private static void checkAnnotators(PrepareReport report) {
    OfSource pandas = report.sources().get(0);
    assertThat(pandas.dropped()).as("without an instruction").isEqualTo(6);
    assertThat(pandas.expanded()).isEqualTo(993);
    assertThat(pandas.made()).as("three judgements of each").isEqualTo(3 * 993);
    assertThat(report.findings().stream().map(each -> each.stage() + "/" + each.name()))
        .contains("agreement/kappa", "annotators/error_rate", "flips/flip_rate", "bias/ties");
  }

  private static <R extends Record> List<R> rows(Workspace workspace, Table<R> table, String run) {
    return workspace.list(table, workspace.files(table, run));
  }

  private static String place(Source source) {
    return source.file() + "#" + source.position();
  }
}
