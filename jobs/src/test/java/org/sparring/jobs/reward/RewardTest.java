package org.sparring.jobs.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class RewardTest {
  private static final Row SCORE = Row.score("reward");

  @Test
  void modelScoresAreScaledAndFailuresKept() {
    ModelReward reward = new ModelReward("reward", 2);
    List<Score> scores =
        reward.score(
            Groups.rolled(
                Map.of(),
                Member.of(3).stored(SCORE, 0.25),
                Member.of(1).stored(SCORE, Double.NaN)));
    assertThat(reward.reads()).containsExactly(SCORE);
    assertThat(scores.get(0)).isEqualTo(Score.of(0.5));
    assertThat(scores.get(1).outcome()).isEqualTo(Outcome.ERROR);
    assertThat(scores.get(1).value()).isNaN();
    assertThat(scores.get(1).detail()).contains("reward");
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, 'so 3 + 4 = 7.', 7, true",
    "NUMBER, 'The total is 1,234.50 dollars', '#### 1234.5', true",
    "NUMBER, 'it is -3', 3, false",
    "NUMBER, 'first 7, then 8', 7, false",
    "NUMBER, 'no idea', 7, false",
    "NUMBER, 'x', 'y', false",
    "TEXT, ' blue ', blue, true",
    "TEXT, Blue, blue, false"
  })
  void answers(AnswerForm form, String response, String answer, boolean right) {
    List<Score> scores =
        new ExactAnswer(form, 1, -1)
            .score(Groups.rolled(Map.of("answer", answer), Member.of(1).text(response)));
    assertThat(scores).containsExactly(Score.of(right ? 1 : -1));
  }

  @Test
  void withoutAnAnswerScoringFails() {
    List<Score> scores =
        new ExactAnswer(AnswerForm.NUMBER, 1, 0)
            .score(Groups.rolled(Map.of(), Member.of(1).text("7")));
    assertThat(scores.get(0).outcome()).isEqualTo(Outcome.ERROR);
    assertThat(scores.get(0).value()).isNaN();
  }
}
