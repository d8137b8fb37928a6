package org.sparring.jobs.prepare.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sparring.jobs.prepare.StageCalls.response;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.jobs.prepare.StageCalls;
import org.sparring.jobs.prepare.StageCalls.Called;

class FilterStagesTest {
  @Test
  void lengthsAreCountedInCodePointsWordsOrTokens() {
    StageCalls calls =
        new StageCalls()
            .pair("p", "ab 😀", "c")
            .pair("p", "one two three", "d")
            .pair("pq", "e", "f");
    assertThat(calls.through("{length: {response_most: 4}}").kept()).containsExactly(0L, 2L);
    Called words = calls.through("{length: {unit: words, response_most: 2, prompt_least: 1}}");
    assertThat(words.kept()).containsExactly(0L, 2L);
    assertThat(words.rejects().get(0).<String>getAs("detail"))
        .isEqualTo("The response has 3 words; mend the row or change response_most.");
    Called prompts = calls.through("{length: {prompt_least: 2}}");
    assertThat(prompts.reasons()).containsExactly("prompt_too_short", "prompt_too_short");
    assertThat(((Length) StageCalls.stage("{length: {unit: tokens}}")).needs()).isNotEmpty();
  }

  @Test
  void otherScriptsAreDropped() {
    Called called =
        new StageCalls()
            .pair("Grüße 12", "ça va", "?")
            .pair("hello", "привет", "b")
            .through("{script: {scripts: [latin], share: 0.9}}");
    assertThat(called.kept()).containsExactly(0L);
    assertThat(called.reasons()).containsExactly("script");
    assertThatThrownBy(() -> StageCalls.stage("{script: {scripts: [klingon]}}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("klingon");
  }

  @Test
  void whatSaysTheSameAgainIsDropped() {
    String plain =
        "Water boils at a lower temperature on a mountain since the air above presses less upon its"
            + " surface. Bread takes longer there, eggs too, and tea never gets as strong as down"
            + " in the valley. Cooks who move uphill learn to wait, to cover their pots, or to buy"
            + " a vessel that keeps its steam inside until supper is done.";
    Called called =
        new StageCalls()
            .pair("p", plain, "short")
            .pair("q", plain, "I will help you with that. ".repeat(12))
            .pair("r", "line of words that differ not\n".repeat(12), "x")
            .pair("s", "ha ".repeat(20), "x")
            .through("repetition");
    assertThat(called.kept()).as("below 50 words nothing is looked at").containsExactly(0L, 3L);
    assertThat(called.rejects().stream().map(row -> row.<String>getAs("detail")))
        .anyMatch(detail -> detail.contains("of the lines are repeated"));
  }

  @Test
  void refusalsOfTheBestResponseAreDropped() {
    StageCalls calls =
        new StageCalls()
            .pair("p", "I'm sorry, but I can't help with that.", "Sure: a, b.")
            .pair("q", "Sure: a, b.", "As an AI language model, I cannot say.")
            .pair("r", "I can help with that. Sorry for the wait!", "No.");
    assertThat(calls.through("refusals").kept()).containsExactly(1L, 2L);
    assertThat(calls.through("{refusals: {of: any}}").kept()).containsExactly(2L);
    assertThat(calls.through("{refusals: {of: all}}").kept()).containsExactly(0L, 1L, 2L);
    assertThat(calls.through("{refusals: {patterns: ['^sure']}}").kept()).containsExactly(0L, 2L);
    assertThatThrownBy(() -> StageCalls.stage("{refusals: {patterns: ['(']}}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no regular expression");
  }

  @Test
  void theBestAreTheRankedOnesAndOnesThatAreJudgedBadAreNot() {
    String refusal = "I'm sorry, but I can't help with that.";
    StageCalls calls =
        new StageCalls()
            .row("p", List.of(response("a", 0), response(refusal, -1)), List.of(), "")
            .row("q", List.of(response(refusal, 1)), List.of(), "")
            .row("r", List.of(response(refusal, -1), response("b", -1)), List.of(), "");
    assertThat(calls.through("refusals").kept()).containsExactly(0L, 1L);
    StageCalls equal =
        new StageCalls()
            .row("p", List.of(response("a", 0), response("a", -1)), List.of(), "")
            .row("q", List.of(response("a", 0), response("a", 1)), List.of(), "");
    assertThat(equal.through("same_response").kept()).containsExactly(0L);
  }

  @Test
  void personalDataAreMaskedInThePromptAndInEveryResponse() {
    StageCalls calls =
        new StageCalls()
            .pair("I am ann@example.com", "Hello ann@example.com!", "Call 212-555-0142")
            .pair("p", "a", "b");
    Called called = calls.through("{personal_data: {numbered: true}}");
    assertThat(called.report().out()).isEqualTo(2);
    assertThat(called.report().cut()).isEqualTo(2);
    assertThat(called.reasons()).containsExactly("masked_email", "masked_phone");
    assertThat(called.rejects()).noneMatch(row -> row.toString().contains("ann"));
    assertThat(called.finding("masks", "email").n()).isEqualTo(2);
    assertThat(called.finding("masked_rows", "email").n()).isEqualTo(1);
    Row row = called.at(0);
    assertThat(row.<String>getAs("prompt")).isEqualTo("I am [EMAIL_1]");
    List<Row> responses = row.getList(row.fieldIndex("responses"));
    assertThat(responses.stream().map(each -> each.<String>getAs("text")))
        .containsExactly("Hello [EMAIL_1]!", "Call [PHONE_1]");
    assertThat(row.<String>getAs("key")).matches("[0-9a-f]{64}");
    Called dropped = calls.through("{personal_data: {policy: drop, kinds: [phone]}}");
    assertThat(dropped.kept()).containsExactly(1L);
    assertThat(dropped.rejects().get(0).<String>getAs("detail")).isEqualTo("It holds phone 1.");
  }

  @Test
  void aConditionSeesTheRowAndItsFacts() {
    StageCalls calls =
        new StageCalls()
            .pair("p", "long enough", "x", "ann")
            .pair("q", "y", "zz")
            .pair("r", "w", "v");
    assertThat(
            calls
                .through("{where: {condition: 'length(responses[0]) > length(responses[1])'}}")
                .kept())
        .containsExactly(0L);
    assertThat(calls.through("{where: \"n = '1' or size(annotators) = 1\"}").kept())
        .containsExactly(0L, 1L);
    Called missing = calls.through("{where: \"nn = '1'\"}");
    assertThat(missing.reasons()).containsOnly("condition_null").hasSize(3);
    assertThat(missing.rejects().get(0).<String>getAs("detail")).contains("no column nn");
    Called failed = calls.through("{where: '1 / (cast(n as int) - 1) < 5'}");
    assertThat(failed.reasons()).containsExactly("condition_error");
    assertThatThrownBy(() -> StageCalls.stage("{where: 'length(prompt)'}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("true or false");
    assertThatThrownBy(() -> StageCalls.stage("{where: 'rand() < 0.5'}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("not deterministic");
  }
}
