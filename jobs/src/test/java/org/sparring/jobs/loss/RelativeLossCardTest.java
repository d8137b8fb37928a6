package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.jobs.Member;
import org.sparring.jobs.loss.AdvantageRegression.Form;
import org.sparring.jobs.loss.PairwiseSurrogate.Clip;

/** Losses of a group's members beside one another: the cards on P3O and Reg-GRPO. */
class RelativeLossCardTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");

  private static Member response(double live, double old, double reward) {
    return Member.of(2).live(POLICY, -4, live + 4).stored(POLICY, -5, old + 5).score(reward);
  }

  private static Scene card11(double shift) {
    return Scene.empty()
        .group(Preference.NONE, response(-10, -10.3, 1 + shift), response(-12, -11.8, 0.2 + shift));
  }

  @ParameterizedTest
  @CsvSource({"SEPARATE, 0.049078", "JOINT, -0.751516"})
  void pairOfTheCard(Clip clip, double expected) {
    PairwiseSurrogate loss = new PairwiseSurrogate(clip, 0.2, "policy");
    assertThat(card11(0).mass(loss)).isEqualTo(1);
    assertThat(card11(0).mean(loss)).isCloseTo(expected, SIX);
    assertThat(card11(0).metric(loss, "policy/gap_drift")).isCloseTo(0.5, SIX);
  }

  @ParameterizedTest
  @EnumSource(Clip.class)
  void aShiftOfAPromptsRewardsChangesNothing(Clip clip) {
    PairwiseSurrogate loss = new PairwiseSurrogate(clip, 0.6, "policy");
    double[] slopes = card11(0).gradient(loss).row(0, 0, POLICY, 1);
    assertThat(slopes).hasSize(2).doesNotContain(0);
    assertThat(card11(64).gradient(loss).row(0, 0, POLICY, 1))
        .containsExactly(slopes, within(1e-13));
    assertThat(card11(64).mean(loss)).isCloseTo(card11(0).mean(loss), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Clip.class)
  void whatCouldNotBeScoredIsInNoPair(Clip clip) {
    Scene more =
        Scene.empty()
            .group(
                Preference.NONE,
                response(-10, -10.3, 1),
                response(-9, -9, Double.NaN),
                response(-12, -11.8, 0.2));
    PairwiseSurrogate loss = new PairwiseSurrogate(clip, 0.2, "policy");
    assertThat(more.mass(loss)).isEqualTo(1);
    assertThat(more.mean(loss)).isEqualTo(card11(0).mean(loss));
  }

  /** The gradient of the paper's equation 6, where nothing has moved yet. */
  @ParameterizedTest
  @EnumSource(Clip.class)
  void onPolicyTheSlopeIsHalfTheGapOfRewards(Clip clip) {
    Scene scene =
        Scene.empty().group(Preference.NONE, response(-3, -3, 0.7), response(-2, -2, -0.5));
    Gradient gradient = scene.gradient(new PairwiseSurrogate(clip, 0.2, "policy"));
    assertThat(gradient.row(0, 0, POLICY, 1)).containsExactly(new double[] {-0.6, -0.6}, SIX);
    assertThat(gradient.row(0, 1, POLICY, 1)).containsExactly(new double[] {0.6, 0.6}, SIX);
  }

  @Test
  void everyPairCountsOnce() {
    PairwiseSurrogate loss = new PairwiseSurrogate(Clip.JOINT, 0.2, "policy");
    Member first = response(-3, -3, 1);
    Member second = response(-3, -3, 0);
    Member third = response(-3, -3, 0).weight(0.5);
    Member dropped = response(-3, -3, 99).weight(0);
    Scene scene = Scene.empty().group(Preference.NONE, first, second, third, dropped);
    assertThat(scene.mass(loss)).isEqualTo(2);
    assertThat(scene.gradient(loss).row(0, 0, POLICY, 1)).containsExactly(-0.75, -0.75);
    assertThat(scene.gradient(loss).row(0, 3, POLICY, 1)).isEmpty();
  }

  private static Scene card13() {
    double[] gains = {0.3, -0.1, 0.2, 0};
    double[] advantages = {1, -1, -1, 1};
    Member[] members = new Member[4];
    for (int i = 0; i < 4; i++) {
      members[i] = response(-5 + gains[i], -5, 0).advantage(advantages[i], advantages[i]);
    }
    return Scene.empty().group(Preference.NONE, members);
  }

  @Test
  void normalisedRegressionOfTheCard() {
    AdvantageRegression loss = new AdvantageRegression(Form.NORMALISED, 1e-8, 0.5, "policy");
    assertThat(card13().mean(loss)).isCloseTo(1.367544, SIX);
    assertThat(card13().metric(loss, "policy/gain_times_advantage"))
        .isCloseTo((1.264911 + 1.264911 - 0.632456 - 0.632456) / 4, within(1e-6));
  }

  @Test
  void centredRegressionOfTheCard() {
    AdvantageRegression loss = new AdvantageRegression(Form.CENTRED, 0.1, 0.5, "policy");
    assertThat(card13().mean(loss)).isCloseTo(0.956250, SIX);
  }

  /** Before the first step, where all gains are 0, the slope is the policy gradient's. */
  @ParameterizedTest
  @CsvSource({"NORMALISED, 5", "CENTRED, 0.25"})
  void theFirstStepIsThePolicyGradient(Form form, double slope) {
    Member better = response(-5, -5, 0).advantage(1, 1);
    Member worse = response(-4, -4, 0).advantage(-1, -1);
    Scene scene = Scene.empty().group(Preference.NONE, better, worse);
    Gradient gradient = scene.gradient(new AdvantageRegression(form, 0.2, 0.25, "policy"));
    assertThat(gradient.row(0, 0, POLICY, 2)).containsExactly(new double[] {-slope, -slope}, SIX);
    assertThat(gradient.row(0, 1, POLICY, 2)).containsExactly(new double[] {slope, slope}, SIX);
  }
}
