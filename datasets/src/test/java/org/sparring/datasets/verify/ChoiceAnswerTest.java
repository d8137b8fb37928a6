package org.sparring.datasets.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.datasets.verify.Verdict.Mark;

class ChoiceAnswerTest {
  private static final ChoiceAnswer CHECKER = new ChoiceAnswer(5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The answer is (B).",
        "answer : b",
        "Answer: option b",
        "so it must be option b, not c",
        "not (a) but (b)",
        "choice ( b ) is correct",
        "thus b is the correct answer choice",
        "hence b",
        "test answer c first . this must be the answer . b",
        "\\boxed{B}",
        "\\boxed{\\text{(B)}}",
        "first I thought the answer is a, but the answer is b",
        "**B**"
      })
  void findsTheLetter(String response) {
    assertThat(CHECKER.check(response, "b")).isEqualTo(new Verdict(Mark.RIGHT, "b"));
    assertThat(CHECKER.check(response, "(B)").right()).isTrue();
    assertThat(CHECKER.check(response, "c").mark()).isEqualTo(Mark.WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a good question",
        "the answer is a bit long",
        "The answer is 12",
        "option z",
        "the cab"
      })
  void findsNoneWhereThereIsNone(String response) {
    assertThat(CHECKER.check(response, "b").mark()).isEqualTo(Mark.MISSING);
  }

  @Test
  void needsTwoOptions() {
    assertThatThrownBy(() -> new ChoiceAnswer(1)).isInstanceOf(IllegalArgumentException.class);
  }
}
