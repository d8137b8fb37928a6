package org.sparring.jobs.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.View;
import org.sparring.common.part.Encoding;
import org.sparring.jobs.reward.PairwiseJudge.Scale;

class PairwiseJudgeTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final int EOS = 2;
  private static final Row SAID = Row.logProb("judge");
  private static final Question QUESTION = new Question("<", "|", ">", "A", "B");

  /** A letter is a token. */
  private static final Encoding LETTERS = new Encoding(text -> text.chars().toArray(), EOS);

  private static Rollout member(Role role, int... ids) {
    Author[] author = new Author[ids.length];
    Tokens tokens = new Tokens(new int[] {1, 7}, ids);
    return new Rollout(role, -1, tokens, "", author, new int[0], Finish.EOS, Map.of());
  }

  private static Group<Rollout> group(Rollout... members) {
    return new Group<>("k", Map.of(), Preference.NONE, List.of(members));
  }

  /** The score of a sample whose views get these log-probabilities. */
  private static Score score(PairwiseJudge judge, double... said) {
    Group<Rollout> group = group(member(Role.SAMPLE, 5, EOS), member(Role.ANCHOR, 6, EOS));
    List<View> views = new ArrayList<>();
    for (View each : judge.views(group, LETTERS)) {
      views.add(each.with(Map.of(SAID, new double[] {said[views.size()]})));
    }
    assertThat(views).hasSize(said.length);
    List<Score> scores = judge.score(group, views);
    assertThat(scores).hasSize(2);
    return scores.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "PROBABILITY, PROBABILITY, 0.710517",
    "LOGIT, PROBABILITY, 0.710950",
    "LOGIT, LOGIT, 0.9"
  })
  void verdictsOfBothOrders(Scale over, Scale link, double expected) {
    PairwiseJudge judge = new PairwiseJudge(QUESTION, over, link, "judge");
    Score score = score(judge, 2, 1, 0.5, 1.3);
    assertThat(score.value()).isCloseTo(expected, SIX);
    assertThat(score.spread()).isCloseTo((0.731059 - 0.689974) / 2, SIX);
    assertThat(judge.viewed()).containsExactly(SAID);
  }

  @ParameterizedTest
  @CsvSource({"PROBABILITY, 0.725", "LOGIT, 0.969401"})
  void probabilitiesOfBothOrders(Scale link, double expected) {
    PairwiseJudge judge = new PairwiseJudge(QUESTION, Scale.PROBABILITY, link, "judge");
    Score score = score(judge, Math.log(0.8), Math.log(0.2), Math.log(0.35), Math.log(0.65));
    assertThat(score.value()).isCloseTo(expected, SIX);
  }

  @Test
  void certainVerdictsHaveFiniteOdds() {
    PairwiseJudge judge = new PairwiseJudge(QUESTION, Scale.PROBABILITY, Scale.LOGIT, "judge");
    assertThat(score(judge, 0, -100, -100, 0).value()).isCloseTo(100, within(1e-9));
    assertThat(score(judge, -100, 0, 0, -100).value()).isCloseTo(-100, within(1e-9));
    assertThat(score(judge, Double.NaN, 0, 0, 0).outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void bothAreShownInBothOrdersWithoutTheirEnds() {
    PairwiseJudge judge =
        new PairwiseJudge(QUESTION, Scale.PROBABILITY, Scale.PROBABILITY, "judge");
    List<View> views =
        judge.views(
            group(
                member(Role.ANCHOR, 6, 8, EOS),
                member(Role.SAMPLE, 5),
                member(Role.SAMPLE, 4, EOS)),
            LETTERS);
    assertThat(views).extracting(View::member).containsExactly(1, 1, 1, 1, 2, 2, 2, 2);
    assertThat(views).extracting(View::token).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    int[] before = {1, 7, '<', 5, '|', 6, 8, '>'};
    int[] after = {1, 7, '<', 6, 8, '|', 5, '>'};
    assertThat(views.subList(0, 4))
        .extracting(each -> ((Tokens) each.trace()).context())
        .containsExactly(before, before, after, after);
    assertThat(views)
        .extracting(each -> ((Tokens) each.trace()).ids()[0])
        .containsExactly((int) 'A', (int) 'B', (int) 'A', (int) 'B', 65, 66, 65, 66);
  }

  @Test
  void anAnchorEqualsItselfAndNothingIsScoredWithoutOne() {
    PairwiseJudge judge =
        new PairwiseJudge(QUESTION, Scale.PROBABILITY, Scale.PROBABILITY, "judge");
    Group<Rollout> alone = group(member(Role.ANCHOR, 6));
    assertThat(judge.score(alone, judge.views(alone, LETTERS)).get(0).value()).isEqualTo(0.5);
    Group<Rollout> none = group(member(Role.SAMPLE, 6));
    assertThat(judge.views(none, LETTERS)).isEmpty();
    Score score = judge.score(none).get(0);
    assertThat(score.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(score.detail()).contains("no anchor");
  }

  @Test
  void labelsAreTwoDifferentTokens() {
    for (String second : List.of("BB", "A", "")) {
      Question question = new Question("", "", "", "A", second);
      Tokens tokens = new Tokens(new int[] {1}, new int[] {5});
      assertThatThrownBy(() -> question.answered(tokens, tokens, 0, LETTERS))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("question: the labels");
    }
  }
}
