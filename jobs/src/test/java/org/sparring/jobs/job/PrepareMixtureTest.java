package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Tables;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.Stages;

/** Selecting stages in the whole job: the books balance and partitions do not matter. */
class PrepareMixtureTest extends PrepareTesting {
  private static final String STAGES =
      """
      - normalise
      - exact_duplicates
      - mix:
          portions:
            - {files: '*first*', parts: 2, weight: 0.5}
            - {files: '*second*', parts: 1}
      - clusters: {most: 4, sample: 30, buckets: 64}
      - curriculum: {stages: 2, gap: gap}
      - diverse: {rows: 40, ngrams: 1, buckets: 1024, parts: 3}
      - split
      - tokenise
      - prompts
      """;

  private PrepareSettings settings(String run, String stages, SourceSettings... sources) {
    String yaml =
        "workspace: %s\nrun: %s\ntokenizer: %s\nfiles: 3\nrejects: {max_share: 0}\nsources:\n"
            .formatted(workspace.root(), run, words);
    for (SourceSettings source : sources) {
      yaml += "- {path: " + source.path() + "}\n";
    }
    yaml += "stages:\n" + stages;
    return Settings.parse(yaml, "test").bind(PrepareSettings.class, Stages.binder());
  }

  private String file(String name, int rows) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      lines.add(
          pair(name + " a" + i % 9 + " " + i, "c w" + i % 7, "d v" + i % 5)
              .replace("}", ", 'gap': " + i * 7 % 31 + "}"));
    }
    return write(name + ".jsonl", lines.toArray(String[]::new));
  }

  @Test
  void theBooksBalanceAndPartitionsDoNotMatter() throws IOException {
    SourceSettings[] sources = {
      SourceSettings.of(file("first", 60)), SourceSettings.of(file("second", 90))
    };
    Set<String> digests = new HashSet<>();
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    for (int splits : new int[] {1, 6}) {
      conf.setLong("mapreduce.input.fileinputformat.split.maxsize", 12000 / splits);
      String run = "mixture" + splits;
      PrepareReport report = PrepareJob.prepare(spark, settings(run, STAGES, sources), workspace);
      assertThat(report.preferences().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(40);
      checkBudget(report);
      digests.add(digest(run));
      Collections.reverse(Arrays.asList(sources));
    }
    conf.unset("mapreduce.input.fileinputformat.split.maxsize");
    assertThat(digests).hasSize(1);
    assertThat(
            rows(Tables.REJECTS, "mixture1").stream()
                .collect(Collectors.groupingBy(RejectRow::reason, Collectors.counting())))
        .containsEntry("over_quota", 60L)
        .containsEntry("not_chosen", 50L)
        .hasSize(2);
    assertThat(rows(Tables.REJECTS, "mixture1"))
        .extracting(RejectRow::outcome)
        .containsOnly("unselected");
    checkColumns();
  }

  private static void checkBudget(PrepareReport report) {
    assertThat(report.sources()).extracting(PrepareReport.OfSource::read).contains(60L, 90L);
    assertThat(report.sources())
        .allMatch(each -> each.read() == each.kept() + each.dropped())
        .allMatch(each -> each.dropped() == each.unselected());
    assertThat(report.sources().stream().mapToLong(PrepareReport.OfSource::unselected).sum())
        .isEqualTo(110);
    assertThat(report.gate().share()).isZero();
    assertThat(report.code()).as("a selection is no loss").isEqualTo(ExitCode.DONE);
    assertThat(report.verdict()).endsWith("Selections left out 110 more.");
  }

  @Test
  void whatIsLostBesideASelectionCountsAlone() throws IOException {
    String file =
        write(
            "some.jsonl",
            pair("a", "b", "c"),
            pair("b", "b", "c"),
            pair("c", "b", "c"),
            pair("d", "b", "b"));
    String yaml =
        """
        sources: [{path: %s}]
        rejects: {max_share: 0.2}
        stages: [normalise, same_response, mix: {portions: [{files: '*', rows: 1}]}, split,
          tokenise, prompts]
        """;
    Result result = job("some", yaml.formatted(file));
    assertThat(result.code()).isEqualTo(ExitCode.GATE);
    assertThat(result.reason()).startsWith("Dropped 25.00 % of the rows read");
    assertThat(report(result).sources())
        .containsExactly(new PrepareReport.OfSource(file, 4, 1, 0, 0, 3, 0, 0, 2, 0, 0));
  }

  private void checkColumns() {
    for (PreferenceRow row : rows(Tables.PREFERENCES, "mixture1")) {
      assertThat(row.order()).isIn(1.0, 2.0);
      assertThat(row.facts()).containsKey("cluster");
      Double weight = row.source().file().contains("first") ? 0.5 : Double.NaN;
      assertThat(row.weight()).isEqualTo(weight);
    }
    assertThat(rows(Tables.EVALUATIONS, "mixture1"))
        .extracting(EvaluationRow::name)
        .contains("mix/rows", "mix/share", "clusters/bic", "curriculum/widest_gap")
        .contains("diverse/value", "diverse/share_of_bound", "diverse/oracle_calls");
  }

  @Test
  void whatUndoesTokensComesBeforeThem() {
    for (String stage : List.of("levels", "pairs: all")) {
      String late = "- normalise\n- split\n- tokenise\n- " + stage + "\n- prompts\n";
      assertThatThrownBy(() -> settings("late", late, SourceSettings.of("x")))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("undoes the ids of prompt and responses; put it before 'tokenise'");
    }
  }

  /** Else two prompts of different splits could become one. */
  @Test
  void whatChangesPromptsComesBeforeTheirSplit() {
    for (String stage : List.of("personal_data", "normalise: {whitespace: trim}")) {
      String late = "- normalise\n- split\n- " + stage + "\n- tokenise\n- prompts\n";
      assertThatThrownBy(() -> settings("late", late, SourceSettings.of("x")))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("undoes the split; put it before 'split'");
    }
  }

  private String digest(String run) {
    String tables =
        List.of(Tables.PREFERENCES, Tables.PROMPTS, Tables.REJECTS).stream()
            .map(table -> Digests.table(workspace, table, run))
            .collect(Collectors.joining());
    return tables + rows(Tables.EVALUATIONS, run).toString().replace(run, "");
  }
}
