package org.sparring.datasets.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.datasets.verify.Verdict.Mark;

class ExactAnswerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,234; 1234",
        "$18.00; 18",
        "18 dollars; 18",
        "18.; 18",
        "**18**; 18",
        "-3; \u22123",
        "25\\%; 25",
        "50%; 50",
        ".5; 1/2",
        "\\frac{1}{2}; 0.5",
        "\\dfrac12; \\frac{1}{2}",
        "\\frac{270}7\\text{ degrees}; \\frac{270}{7}",
        "1 1/2; 1.5",
        "-1\\frac{1}{2}; -1.5",
        "10,\\!080; 10080",
        "90^\\circ; 90",
        "100\\text{ square units}; 100",
        "1.5e3; 1500",
        "x=5; 5",
        "\\text{Evelyn}; evelyn",
        "\\left( 3, \\frac{\\pi}{2} \\right); (3,\\frac{\\pi}{2})",
        "(0.5, 2); (\\frac{1}{2},2)",
        "3, 5, 7; 3,5,7",
        "4210_{5}; 4210_5",
        "11\\sqrt2; 11\\sqrt{2}",
        "0.30000000000000000001; 0.300000000000000000010",
      })
  void isTheSame(String one, String other) {
    assertThat(MathText.same(one, other)).isTrue();
    assertThat(MathText.same(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "18; 19",
        "1/3; 0.333333333333",
        "0.25; 25%",
        "5x; 5",
        "3 million; 3",
        "-3; 3",
        "(1,2); (2,1)",
        "(1,2); [1,2]",
        "(1,2); 1,2",
        "3; 3, 5",
        "0.1; 0.10000000000000000555",
        "1/0; 0",
        "1e999999999; 1",
        "\\frac{1}{2}; \\frac{2}{1}",
        "x; X",
      })
  void differs(String one, String other) {
    assertThat(MathText.same(one, other)).isFalse();
    assertThat(MathText.same(other, one)).isFalse();
  }

  @Test
  void theFirstMarkerThatFindsSomethingDecides() {
    ExactAnswer checker = ExactAnswer.lenient();
    assertThat(checker.check("so 7 then\n#### 18\nor 20", "18").right()).isTrue();
    assertThat(checker.check("\\boxed{3} and 4", "4").mark()).isEqualTo(Mark.WRONG);
    assertThat(checker.check("we get 4", "steps <<2+2=4>>\n#### 4").right()).isTrue();
    assertThat(checker.check("we get 4", "4").answer()).isEqualTo("4");
  }

  @Test
  void aResponseWithoutAnAnswerIsMissingNotWrong() {
    assertThat(ExactAnswer.strict().check("we get 4", "4")).isEqualTo(Verdict.missing());
    assertThat(ExactAnswer.lenient().check("", "4").mark()).isEqualTo(Mark.MISSING);
  }
}
