package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.workspace.Tables;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.prepare.PrepareReport;

class PrepareJobTest extends PrepareTesting {
  @Test
  void everyRowIsKeptMergedOrDropped() throws IOException {
    String first =
        write(
            "first.jsonl",
            pair("a b", "c", "d"),
            pair("a b", "c", "c"),
            "{'prompt': 'a b', 'chosen': 'c'",
            pair("a b", "c", "d"),
            pair("a b c d a b c d", "c d", "d"),
            pair("a", "b b b b b b b b", "d"));
    String second =
        write("second.jsonl", "{'prompt': 'a b', 'answer': '7'}", "{'prompt': 'c', 'answer': '8'}");
    PrepareReport report =
        PrepareJob.prepare(
            spark,
            settings("mixed", 8, SourceSettings.of(first), SourceSettings.of(second)),
            workspace);
    assertThat(report.sources())
        .containsExactly(
            new PrepareReport.OfSource(first, 6, 2, 1, 0, 3, 0, 2, 0, 0, 0),
            new PrepareReport.OfSource(second, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(report.code()).isEqualTo(ExitCode.DONE);
    checkTables(first, second);
    assertThat(
            PrepareJob.prepare(
                spark,
                settings("mixed", 8, SourceSettings.of(first), SourceSettings.of(second)),
                workspace))
        .as("a committed run is only reported")
        .isEqualTo(report);
    assertThatThrownBy(
            () ->
                PrepareJob.prepare(
                    spark, settings("mixed", 9, SourceSettings.of(first)), workspace))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("give it another name");
  }

  private void checkTables(String first, String second) {
    List<PreferenceRow> preferences = rows(Tables.PREFERENCES, "mixed");
    assertThat(preferences).hasSize(2);
    PreferenceRow kept =
        preferences.stream().filter(row -> row.source().position() == 0).findFirst().orElseThrow();
    assertThat(kept.ids()).containsExactly(1, 4, 5);
    List<PromptRow> prompts = rows(Tables.PROMPTS, "mixed");
    assertThat(prompts)
        .extracting(PromptRow::text)
        .containsExactlyInAnyOrder("a b", "c", "a b c d a b c d");
    assertThat(prompts.stream().filter(row -> row.text().equals("a b")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.facts()).isEqualTo(Map.of("answer", "7"));
              assertThat(row.source().file()).isEqualTo(second);
              assertThat(row.split()).isEqualTo(kept.split());
              assertThat(row.prompt()).isEqualTo(kept.prompt());
            });
    List<RejectRow> rejects = rows(Tables.REJECTS, "mixed");
    assertThat(rejects)
        .extracting(row -> row.stage() + " " + row.reason() + " " + row.outcome())
        .containsExactly(
            "same_response same_response dropped",
            "read not_json dropped",
            "exact_duplicates duplicate merged",
            "prompts prompt_too_long cut",
            "tokenise prompt_too_long cut",
            "tokenise too_long dropped");
    assertThat(rejects).extracting(RejectRow::file).containsOnly(first);
    RejectRow malformed = rejects.get(1);
    assertThat(malformed.position())
        .isEqualTo((pair("a b", "c", "d") + pair("a b", "c", "c")).length() + 2L);
    assertThat(rejects.get(2).key()).isEqualTo(kept.key());
    assertThat(rejects.get(4).amount()).isEqualTo(4);
  }

  @Test
  void aBrokenBudgetIsAGateAndTheRejectsAreThere() throws IOException {
    String file = write("bad.jsonl", pair("a", "b", "c"), pair("a", "c", "c"), pair("b", "d", "d"));
    PrepareReport report =
        PrepareJob.prepare(spark, settings("broken", 8, SourceSettings.of(file)), workspace);
    assertThat(report.code()).isEqualTo(ExitCode.GATE);
    assertThat(report.verdict()).contains("66.67 %").contains("rejects.max_share");
    assertThat(rows(Tables.REJECTS, "broken")).hasSize(2);
    assertThat(rows(Tables.PREFERENCES, "broken")).hasSize(1);
  }

  @Test
  void aFileWithoutOneReadableRowIsAnErrorOfTheInput() throws IOException {
    write("good.jsonl", pair("a", "b", "c"));
    String bad = write("poor.jsonl", "not json", "{'prompt': 'x'}");
    assertThatThrownBy(
            () ->
                PrepareJob.prepare(
                    spark,
                    settings("unread", 8, SourceSettings.of(folder + "/*o*.jsonl")),
                    workspace))
        .isInstanceOfSatisfying(
            UserException.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.INPUT))
        .hasMessageContaining("Not one of the 2 rows of '" + bad);
    assertThat(workspace.manifests("unread")).isEmpty();
  }

  @Test
  void textHasNoPromptsAndIsSplitLineByLine() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add("a b c " + i);
    }
    String file = write("text.txt", lines.toArray(String[]::new));
    PrepareReport report =
        PrepareJob.prepare(spark, settings("text", 8, SourceSettings.of(file)), workspace);
    assertThat(report.prompts()).isEmpty();
    assertThat(report.preferences().keySet()).containsExactly("test", "train", "validation");
    assertThat(rows(Tables.PREFERENCES, "text"))
        .hasSize(200)
        .allSatisfy(row -> assertThat(row.ids()).containsExactly(1));
  }

  @Test
  void aTestFileIsNotLearntFrom() throws IOException {
    String train =
        write("train.jsonl", pair("a", "b", "c"), pair("a", "c", "d"), pair("b", "c", "d"));
    String test = write("xtest.jsonl", pair("a", "b", "c"));
    PrepareReport report =
        PrepareJob.prepare(
            spark,
            settings(
                "held",
                8,
                new SourceSettings(train, "trl", "train", 0, Map.of()),
                new SourceSettings(test, "trl", "test", 0, Map.of())),
            workspace);
    assertThat(report.preferences()).isEqualTo(Map.of("test", 1L, "train", 1L));
    assertThat(report.losses())
        .extracting(PrepareReport.Loss::reason)
        .containsExactly("duplicate", "split_conflict");
  }
}
