package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.prepare.PrepareReport.OfStage;

/** Every stage is a call from rows to rows and a report, whose numbers are those of the rows. */
class EveryStageTest {
  private static final Map<String, String> NAMED =
      Map.of(
          "ask", "{ask: {rows: 1}}",
          "decontaminate", "{decontaminate: {sets: {mine: {path: %s}}}}",
          "diverse", "{diverse: {rows: 2}}",
          "levels", "{levels: {rules: ['length(response) > 1']}}",
          "mix", "{mix: {portions: [{files: '*', rows: 2}]}}",
          "pairs", "{pairs: {of: all}}",
          "where", "{where: 'length(prompt) > 1'}");

  @TempDir Path folder;

  private static Dataset<Row> rows() {
    return new StageCalls()
        .in(1)
        .pair("a b", "c", "d", "ann")
        .pair("a b", "c", "d", "bob")
        .pair("b", "d", "c d")
        .pair("c", "a", "a")
        .row(
            "d",
            List.of(
                StageCalls.response("a", 0),
                StageCalls.response("b", 1),
                StageCalls.response("c", 2)),
            List.of(),
            "")
        .row("d a", List.of(), List.of(), "test")
        .table(false);
  }

  private static void balances(String name, Staged staged, long given) {
    OfStage report = staged.report();
    assertThat(report.stage()).isEqualTo(name);
    assertThat(report.in()).as(name).isEqualTo(given);
    assertThat(report.in() + report.made())
        .isEqualTo(report.out() + report.merged() + report.expanded() + report.dropped());
    assertThat(staged.rows().count()).as(name).isEqualTo(report.out());
    assertThat(staged.rejects().count())
        .as(name)
        .isEqualTo(report.merged() + report.dropped() + report.cut());
    assertThat(staged.findings()).as(name).allMatch(each -> each.stage().equals(name));
  }

  @Test
  void rowsInAndRowsOutAndAReport() throws IOException {
    Path set = Files.writeString(folder.resolve("set.jsonl"), "{\"prompt\": \"c\"}\n");
    PrepareSettings settings = PrepareSettings.of(List.of(SourceSettings.of("rows")), "words");
    TreeSet<String> called = new TreeSet<>();
    try (Context context = new Context(LocalSession.spark(), settings, Drafts.WORDS)) {
      Staged normal = Staged.through(new Normalise(), rows(), context);
      balances("normalise", normal, 6);
      Staged ids = Staged.through(new Tokenise(), normal.rows(), context);
      called.add("normalise");
      for (String name : Stages.registry().parts(Stage.class).keySet()) {
        if (called.add(name)) {
          Stage stage = StageCalls.stage(NAMED.getOrDefault(name, name).formatted(set));
          Dataset<Row> given = name.equals("prompts") ? ids.rows() : normal.rows();
          balances(name, Staged.through(stage, given, context), 6);
        }
      }
    }
    assertThat(called).hasSizeGreaterThan(20).containsAll(NAMED.keySet());
  }
}
