package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.Source;
import org.sparring.jobs.prepare.StageCalls.Called;
import org.sparring.jobs.prepare.near.NearDuplicates;

class ExactDuplicatesTest {
  private static StageCalls rows() {
    return new StageCalls()
        .pair("p", "a", "b", "x")
        .pair("p", "a", "b", "y")
        .pair("p", "b", "a", "x")
        .pair("p", "a", "c", "x")
        .pair("q", "a", "b", "x")
        .pair("q", "d", "e", "x")
        .row("p", List.of(), List.of(), "")
        .row("p", List.of(), List.of(), "")
        .row("", List.of(StageCalls.response("text", 0)), List.of(), "")
        .row("", List.of(StageCalls.response("other", 0)), List.of(), "");
  }

  /** What is left of each set of equal rows, and how many of it went. */
  private static void holds(String of, List<List<Long>> sets, String reason) {
    Called called = rows().through("{exact_duplicates: " + of + "}");
    int gone = 0;
    for (List<Long> set : sets) {
      assertThat(called.kept()).as(of).filteredOn(set::contains).hasSize(1);
      gone += set.size() - 1;
    }
    assertThat(called.kept()).as(of).hasSize(10 - gone);
    assertThat(called.reasons()).as(of).hasSize(gone).containsOnly(reason);
    Called backwards = rows().in(2).through("{exact_duplicates: " + of + "}", true);
    assertThat(backwards.kept()).as(of + " in another order").isEqualTo(called.kept());
    for (Row lost : called.rejects()) {
      assertThat(called.rows())
          .as("the survivor of " + lost)
          .anyMatch(row -> row.getAs("key").equals(lost.getAs("key")));
    }
  }

  @Test
  void whatIsEqualIsASettingAndTheSurvivorIsTheFirstByContent() {
    List<Long> alone = List.of(6L, 7L);
    holds("row", List.of(alone), "duplicate");
    holds("pair", List.of(List.of(0L, 1L), alone), "duplicate_pair");
    holds("prompt", List.of(List.of(0L, 1L, 2L, 3L), List.of(4L, 5L), alone), "duplicate_prompt");
    holds("responses", List.of(List.of(0L, 1L, 4L), alone), "duplicate_responses");
    Called prompts = rows().through("{exact_duplicates: prompt}");
    String least =
        rows().through("exact_duplicates").rows().stream()
            .filter(row -> row.<Row>getAs("source").<Long>getAs("position") < 4)
            .map(row -> row.<String>getAs("key"))
            .sorted()
            .findFirst()
            .orElseThrow();
    assertThat(prompts.rows()).anyMatch(row -> row.getAs("key").equals(least));
  }

  @Test
  void heldOutRowsSurvive() {
    StageCalls calls = new StageCalls();
    for (int i = 0; i < 8; i++) {
      List<Row> responses = List.of(StageCalls.response("a", 0), StageCalls.response("b" + i, 1));
      calls.row("p", responses, List.of(), i == 5 ? "test" : i % 2 == 0 ? "train" : "");
    }
    assertThat(calls.through("{exact_duplicates: prompt}").kept()).containsExactly(5L);
  }

  @Test
  void componentsAreMergedOnlyWhereTheyWereLookedFor() {
    ExactDuplicates components = new ExactDuplicates(ExactDuplicates.Of.COMPONENT);
    assertThatThrownBy(() -> Stages.check(List.of(new Normalise(), components)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("needs the components of near duplicates; add 'near_duplicates'");
    Draft one = Drafts.normal(Drafts.preference("a", "b", "c", new Source("f", 0)));
    assertThat(components.key(one.component("x"))).isEqualTo("x");
  }

  @Test
  void splitsThatAreKeptComeBeforeRowsAreMerged() {
    Split kept = new Split("earlier");
    List<Stage> late =
        List.of(
            new Normalise(),
            NearDuplicates.usual(),
            new ExactDuplicates(ExactDuplicates.Of.COMPONENT),
            kept,
            new Tokenise(),
            new Prompts());
    assertThatThrownBy(() -> Stages.check(late))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'split' must come before what gives one row for several")
        .hasMessageContaining("put 'exact_duplicates' after it");
    Stages.check(
        List.of(
            new Normalise(),
            NearDuplicates.usual(),
            kept,
            new ExactDuplicates(ExactDuplicates.Of.COMPONENT),
            new Tokenise(),
            new Prompts()));
  }
}
