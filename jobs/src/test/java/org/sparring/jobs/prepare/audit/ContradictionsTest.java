package org.sparring.jobs.prepare.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Marks;
import org.sparring.jobs.prepare.StageCalls;
import org.sparring.jobs.prepare.StageCalls.Called;

class ContradictionsTest {
  @Test
  void contradictionsAreCountedAndTheMinorityCanGo() {
    StageCalls calls =
        new StageCalls()
            .pair("p", "a", "b", "x")
            .pair("p", "a", "b", "y")
            .pair("p", "b", "a", "z")
            .pair("q", "a", "b", "x")
            .pair("q", "b", "a", "y")
            .pair("r", "a", "b", "x");
    Called kept = calls.through("contradictions");
    assertThat(kept.report().out()).isEqualTo(6);
    assertThat(kept.value("pairs")).isEqualTo(2);
    assertThat(kept.value("contradictory_pairs")).isEqualTo(2);
    assertThat(kept.value("contradictory_rows")).isEqualTo(5);
    assertThat(calls.through("{contradictions: majority}").kept()).containsExactly(0L, 1L, 5L);
    assertThat(calls.through("{contradictions: drop}").kept()).containsExactly(5L);
  }

  @Test
  void contradictionsAreWeighedByVotesAndMarked() {
    StageCalls calls =
        new StageCalls()
            .pair("p", "a", "b", "x", "y", "z")
            .pair("p", "b", "a", "u")
            .pair("p", "b", "a", "v")
            .pair("q", "a", "b")
            .pair("q", "b", "a", "u", "v")
            .pair("r", "a", "b", "x");
    assertThat(calls.through("{contradictions: majority}").kept()).containsExactly(1L, 2L, 5L);
    Called votes = calls.through("{contradictions: {policy: majority, by: votes}}");
    assertThat(votes.kept()).containsExactly(0L, 4L, 5L);
    assertThat(votes.rejects())
        .extracting(row -> row.<String>getAs("detail"))
        .contains("2 votes order two of its responses as it does, 3 votes the other way.");
    Called marked = calls.through("{contradictions: {policy: mark, by: votes}}");
    assertThat(marked.kept()).hasSize(6);
    List<String> marks = new ArrayList<>();
    for (long i = 0; i < 6; i++) {
      Row row = marked.at(i);
      marks.add(row.<String, String>getJavaMap(row.fieldIndex("facts")).get("contradicted"));
    }
    assertThat(marks)
        .containsExactly("0.400000", "0.600000", "0.600000", "0.666667", "0.333333", null);
    Called backwards = calls.in(2).through("{contradictions: {policy: mark, by: votes}}", true);
    assertThat(backwards.at(3)).isEqualTo(marked.at(3));
  }

  @Test
  void contradictionsAreWeighedByTheColumnOfWeights() {
    Draft light = weighed("a", "b", 0.4, 0);
    Draft heavy = weighed("b", "a", 1.1, 1);
    Draft plain = weighed("a", "b", Double.NaN, 2);
    Contradictions stage = new Contradictions(Contradictions.Policy.MAJORITY, Worth.WEIGHT);
    assertThat(stage.judge(List.of(light, heavy)).kept()).containsExactly(heavy);
    assertThat(stage.judge(List.of(light, heavy, plain)).kept()).containsExactly(light, plain);
    Draft equal = weighed("b", "a", 0.4, 3);
    assertThat(stage.judge(List.of(light, equal)).kept()).as("a draw drops both").isEmpty();
  }

  private static Draft weighed(String chosen, String rejected, double weight, long place) {
    List<Response> responses =
        List.of(
            new Response(new Content.Plain(chosen), 0),
            new Response(new Content.Plain(rejected), 1));
    Example row =
        new Example(
            new Content.Plain("p"),
            responses,
            Double.NaN,
            List.of(),
            Map.of(),
            new Source("rows", place));
    return Draft.of(0, "", row).with(row).marks(Marks.NONE.weight(weight));
  }
}
