package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sparring.jobs.prepare.pair.Samples.row;
import static org.sparring.jobs.prepare.pair.Samples.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.Source;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Stages;
import org.sparring.jobs.prepare.Verdict;

class LevelsTest {
  private static final Source HERE = new Source("a.jsonl", 3);

  private static Response response(String text, String format, String complete, String correct) {
    return new Response(
        text(text), -1, 7, Map.of("format_ok", format, "complete", complete, "correct", correct));
  }

  /** Card P39: the rules of Knights and Knaves, and the pairs of levels 1, 1, 2, 4. */
  @Test
  void rulesGiveLevelsAndLevelsGivePairs() {
    Levels levels = Stages.binder().bind(Settings.empty(), Levels.class);
    Draft row =
        row(
            "p",
            HERE,
            response("1", "true", "true", "true"),
            response("2", "true", "true", "true"),
            response("3", "true", "true", "false"),
            response("4", "false", "true", "false"));
    Verdict ranked = levels.judge(row);
    assertThat(ranked.kept().get(0).example().responses())
        .extracting(Response::rank)
        .containsExactly(0, 0, 1, 3);
    Verdict pairs =
        new Pairing(new Pairs(Matching.ALL, "", "", 0), Draw.seed(0)).judge(ranked.kept().get(0));
    assertThat(pairs.kept())
        .extracting(
            pair ->
                Words.text(pair.example().responses().get(0).content())
                    + Words.text(pair.example().responses().get(1).content()))
        .containsExactlyInAnyOrder("13", "14", "23", "24", "34");
  }

  @Test
  void conditionsSeeTextsAndCarriedColumns() {
    Levels levels =
        new Levels(
            List.of(
                "response LIKE concat('%', answer, '%')", "length(response) < 5 AND rating > 1"));
    Draft row =
        row(
            "what?",
            HERE,
            Map.of("answer", "42"),
            new Response(text("none"), 0),
            new Response(text("no"), 0, 2, Map.of()),
            new Response(text("it is 42"), 0));
    assertThat(levels.judge(row).kept().get(0).example().responses())
        .extracting(Response::rank)
        .containsExactly(2, 1, 0);
  }

  @Test
  void whatARuleCannotReadDropsTheRow() {
    Draft row = row("p", HERE, new Response(text("x"), 0));
    Verdict absent = new Levels(List.of("boolean(correct)")).judge(row);
    assertThat(absent.rejected().get(0).reason()).isEqualTo("no_level");
    assertThat(absent.rejected().get(0).detail()).contains("'correct'");
    Verdict failed = new Levels(List.of("cast(response as int) > 1")).judge(row);
    assertThat(failed.rejected().get(0).detail()).contains("CAST_INVALID_INPUT");
    assertThatThrownBy(() -> new Levels(List.of("rand() > 0.5")))
        .hasMessageContaining("`rand` is not deterministic");
    assertThatThrownBy(() -> new Levels(List.of("response +"))).hasMessageContaining("response +");
  }
}
