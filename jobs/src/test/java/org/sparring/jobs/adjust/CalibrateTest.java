package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/** The worked numbers of both cards on PPO-C. */
class CalibrateTest {
  private static final Offset<Double> SIX = within(5e-7);

  private static Calibrate by(Calibrate.By by, double start) {
    return new Calibrate(by, 0.5, 0.1, start, "stated_confidence");
  }

  private static Member sure(double reward, double confidence) {
    return Member.of(2).score(reward).part("stated_confidence", confidence);
  }

  private static double[] totals(Calibrate calibrate, Group<Scored> group) {
    double[] average = calibrate.next(calibrate.initial(), calibrate.tally(group));
    return calibrate.apply(group, average, 0).members().stream()
        .mapToDouble(Scored::total)
        .toArray();
  }

  @Test
  void preferenceCard() {
    Group<Scored> group = Groups.scored(sure(2, 0.9), sure(-1, 0.9), sure(0.5, 0.5), sure(0, 0.2));
    Calibrate threshold = by(Calibrate.By.THRESHOLD, 0.2);
    double[] average = threshold.next(threshold.initial(), threshold.tally(group));
    assertThat(average).containsExactly(new double[] {0.2175}, SIX);
    assertThat(totals(threshold, group)).containsExactly(new double[] {2.4, -1.2, 0.5, 0}, SIX);
    assertThat(totals(by(Calibrate.By.DIFFERENCE, 0.2), group))
        .containsExactly(new double[] {2.3565, -1.2435, 0.5, 0.032625}, SIX);
  }

  @Test
  void gradientCard() {
    Group<Scored> group = Groups.scored(sure(1, 0.9), sure(-1, 0.9), sure(0.6, 0.5));
    Calibrate difference = by(Calibrate.By.DIFFERENCE, 0.5);
    double[] average = difference.next(difference.initial(), difference.tally(group));
    assertThat(average).containsExactly(new double[] {0.47}, SIX);
    assertThat(totals(difference, group)).containsExactly(new double[] {1.106, -1.294, 0.6}, SIX);
    assertThat(totals(by(Calibrate.By.THRESHOLD, 0.5), group))
        .containsExactly(new double[] {1.2, -1.2, 0.6}, SIX);
  }

  @Test
  void itStandsOnTheLastTokenAndInTheParts() {
    Calibrate calibrate = by(Calibrate.By.THRESHOLD, 0);
    Scored made =
        calibrate.apply(Groups.scored(sure(2, 0).reward(1.5, 0.5)), new double[] {3}, 0).get(0);
    assertThat(made.reward()).containsExactly(1.5, 1.0);
    assertThat(made.parts())
        .containsEntry(Calibrate.PART, 0.5)
        .containsEntry(Calibrate.AVERAGE, 3.0);
  }

  @Test
  void whatHasNoRewardOrNoConfidenceStaysAsItIs() {
    Calibrate calibrate = by(Calibrate.By.THRESHOLD, 0.7);
    Group<Scored> group = Groups.scored(sure(Double.NaN, 1), Member.of(1).score(2));
    assertThat(calibrate.apply(group, new double[] {0}, 0).members()).isEqualTo(group.members());
    assertThat(calibrate.tally(group)).containsExactly(2, 1);
    assertThat(calibrate.next(calibrate.initial(), new double[2])).containsExactly(0.7);
  }
}
