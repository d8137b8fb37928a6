package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.Resample.Filter;

/** Filters that choose inside a group. */
class FilterTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final double[] NONE = {};

  private static Group<Scored> group(double... rewards) {
    return Groups.scored(
        Arrays.stream(rewards).mapToObj(each -> Member.of(2).score(each)).toArray(Member[]::new));
  }

  private static double[] weights(Group<Scored> group) {
    return group.members().stream().mapToDouble(Scored::weight).toArray();
  }

  @Test
  void bestOfNIsAsFarFromThePolicyAsTheCardSays() {
    assertThat(KeepBest.divergence(1)).isZero();
    assertThat(KeepBest.divergence(4)).isCloseTo(0.636294, SIX);
    assertThat(KeepBest.divergence(64)).isCloseTo(3.174508, SIX);
  }

  @Test
  void theBestIsKeptAndTheFirstOfEquals() {
    Group<Scored> kept = new KeepBest().apply(group(1, 3, Double.NaN, 3, 2), NONE, 0);
    assertThat(weights(kept)).containsExactly(0, 1, 0, 0, 0);
    assertThat(((Preference.Ranks) kept.preference()).of()).containsExactly(1, 0, -1, 1, 1);
    assertThat(kept.get(1).parts().get("best_of_n_kl")).isCloseTo(Math.log(4) - 0.75, SIX);
    Group<Scored> unknown = group(Double.NaN, Double.NaN);
    assertThat(weights(new KeepBest().apply(unknown, NONE, 0))).containsExactly(0, 0);
  }

  @Test
  void aThresholdKeepsWhatReachesIt() {
    assertThat(weights(new KeepAbove(1).apply(group(1, 0.9, Double.NaN, 2), NONE, 0)))
        .containsExactly(1, 0, 0, 1);
  }

  @Test
  void equalTextsAreKeptOnceAndWrongOnesNotAtAll() {
    Group<Scored> group =
        Groups.scored(
            Member.of(1).text("a").score(1),
            Member.of(1).text("a").score(1),
            Member.of(1).text("b").score(0),
            Member.of(1).text("c").score(1));
    Group<Scored> right = new KeepAbove(1).apply(group, NONE, 0);
    assertThat(weights(new Distinct(0).apply(right, NONE, 0))).containsExactly(1, 0, 0, 1);
    assertThat(weights(new Distinct(1).apply(right, NONE, 0))).containsExactly(1, 0, 0, 0);
  }

  @Test
  void weightsOfTheDrawAreThoseOfTheCard() {
    double[] scores = {-2, 0.5, 1, 3};
    double[] power = Filter.POWER.weights(scores, 2);
    double sum = Arrays.stream(power).sum();
    assertThat(Arrays.stream(power).map(each -> each / sum).toArray())
        .containsExactly(new double[] {0.280702, 0.017544, 0.070175, 0.631579}, SIX);
    assertThat(Filter.BEST_RANDOM.weights(new double[] {1, 2, 5, 3, 4}, 0))
        .containsExactly(1, 1, 4, 1, 1);
    assertThat(Filter.BEST_WORST.weights(scores, 0)).containsExactly(1, 0, 0, 1);
    assertThat(Filter.BEST.weights(scores, 0)).containsExactly(0, 0, 0, 1);
  }

  @Test
  void aGroupIsDrawnAgainAsOftenAsItHasMembers() {
    Resample resample = new Resample(Filter.BEST_RANDOM, 2, "");
    double[] sums = new double[5];
    int draws = 4000;
    for (int draw = 0; draw < draws; draw++) {
      double[] weights = drawn(resample, draw);
      assertThat(Arrays.stream(weights).sum()).isEqualTo(4);
      for (int i = 0; i < weights.length; i++) {
        sums[i] += weights[i] / draws;
      }
    }
    assertThat(sums)
        .containsExactly(new double[] {4.0 / 7, 16.0 / 7, 0, 4.0 / 7, 4.0 / 7}, within(0.06));
    assertThat(drawn(resample, 7)).containsExactly(drawn(resample, 7));
    assertThat(drawn(new Resample(Filter.BEST_WORST, 2, ""), 3)[3]).isZero();
    assertThat(drawn(new Resample(Filter.BEST, 2, "model"), 3)).containsExactly(0, 0, 0, 4, 0);
  }

  private static double[] drawn(Resample resample, long draw) {
    Member[] members = {
      Member.of(1).score(1).part("model", 0),
      Member.of(1).score(4).part("model", 1),
      Member.of(1).score(Double.NaN),
      Member.of(1).score(2).part("model", 5),
      Member.of(1).score(-1).part("model", 2)
    };
    Group<Credited> group = resample.apply(Groups.credited(members), NONE, draw);
    return group.members().stream().mapToDouble(Credited::weight).toArray();
  }

  @Test
  void equalRewardsAreDrawnToo() {
    Group<Credited> group = Groups.credited(Member.of(1).score(0), Member.of(1).score(0));
    for (Filter filter : Filter.values()) {
      Group<Credited> drawn = new Resample(filter, 2, "").apply(group, NONE, 5);
      assertThat(drawn.members().stream().mapToDouble(Credited::weight).sum()).isEqualTo(2);
    }
  }
}
