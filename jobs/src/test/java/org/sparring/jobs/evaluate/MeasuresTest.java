package org.sparring.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Scored;
import org.sparring.common.random.Draw;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.KeepBest;

/** What evaluations measure when they are asked to; numbers of the cards to six decimals. */
class MeasuresTest {
  private static final Offset<Double> SIX = within(5e-7);

  /** A prompt's samples by two rewards. */
  private static Group<Scored> group(String one, double[] ones, String other, double[] others) {
    List<Scored> members = new ArrayList<>();
    for (int i = 0; i < ones.length; i++) {
      Map<String, Double> parts = Map.of(one, ones[i], other, others[i]);
      members.add(new Scored(Member.of(1).rollout(), new double[1], parts, 1));
    }
    return new Group<>("key", Map.of(), Preference.NONE, members);
  }

  private static Group<Scored> judged(double[] proxy, double... gold) {
    return group("proxy", proxy, "gold", gold);
  }

  private static SortedMap<String, Summary> measured(Measure measure, Group<Scored> group) {
    return measured(measure, List.of(group));
  }

  private static SortedMap<String, Summary> measured(Measure measure, List<Group<Scored>> groups) {
    SortedMap<String, Summary> summaries = new TreeMap<>();
    for (Summary each : measure.of(groups, Draw.seed(1))) {
      summaries.put(each.name(), each);
    }
    return summaries;
  }

  @Test
  void bestOfTwoOfFourByTheCard() {
    assertThat(BestOf.weights(4, 2)).containsExactly(new double[] {0, 1 / 6.0, 1 / 3.0, 0.5}, SIX);
    double[] mixed = {0.3, 0.9, 0.1, 0.2};
    var measured = measured(new BestOf("proxy", List.of(2)), judged(mixed, 0.3, 0.9, 0.1, 0.4));
    assertThat(measured)
        .containsOnlyKeys("best_of/2/gold", "best_of/2/proxy", "best_of/2/kl_bound");
    assertThat(measured.get("best_of/2/gold").value()).isCloseTo(0.616667, SIX);
    assertThat(measured.get("best_of/2/gold").n()).isEqualTo(1);
  }

  @Test
  void divergencesOfTheCard() {
    assertThat(KeepBest.divergence(4)).isCloseTo(0.636294, SIX);
    assertThat(KeepBest.divergence(64)).isCloseTo(3.174508, SIX);
  }

  @Test
  void chancesOfTheBestAddUpForManySamplesToo() {
    for (int size : new int[] {1, 2, 64, 6144, 12500}) {
      double sum = 0;
      for (double each : BestOf.weights(12500, size)) {
        sum += each;
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
  }

  /** Every choice of three of five samples, one by one. */
  @Test
  void theEstimateIsTheMeanOverAllChoices() {
    double[] proxy = {0.2, 0.8, 0.8, -1, 0.5};
    double[] gold = {3, 1, 7, -2, 5};
    double sum = 0;
    for (int left = 0; left < 32; left++) {
      if (Integer.bitCount(left) == 3) {
        int best = -1;
        for (int i = 0; i < 5; i++) {
          boolean chosen = ((left >> i) & 1) == 1;
          best = chosen && (best < 0 || proxy[i] > proxy[best]) ? i : best;
        }
        sum += gold[best];
      }
    }
    var measured = measured(new BestOf("proxy", List.of(3)), judged(proxy, gold));
    assertThat(measured.get("best_of/3/gold").value()).isCloseTo(sum / 10, within(1e-12));
  }

  @Test
  void promptsWithTooFewScoredSamplesAreLeftOut() {
    Group<Scored> four = judged(new double[] {1, 2, 3, 4}, 1, 2, 3, 4);
    Group<Scored> three = judged(new double[] {1, 2, 3, 9}, 5, 5, 5, Double.NaN);
    var measured = measured(new BestOf("proxy", List.of()), List.of(four, three));
    assertThat(measured.keySet())
        .filteredOn(each -> each.endsWith("gold"))
        .containsExactly("best_of/1/gold", "best_of/2/gold", "best_of/4/gold");
    assertThat(measured.get("best_of/4/gold").value()).isEqualTo(4);
    assertThat(measured.get("best_of/4/gold").n()).isEqualTo(1);
    assertThat(measured.get("best_of/4/proxy").n()).isEqualTo(2);
    var none = measured(new BestOf("proxy", List.of(8)), four);
    assertThat(none.get("best_of/8/gold").value()).isNaN();
    assertThatThrownBy(() -> new BestOf("proxy", List.of(0))).hasMessageContaining("best_of.n");
  }

  private static SortedMap<String, Summary> filters(int groups) {
    return measured(
        new FilterFit("proxy", "gold", groups, 2),
        List.of(
            judged(new double[] {0.1, 0.4, 0.5, 0.9}, 0, 0.5, 0.4, 1),
            judged(new double[] {0.2, 0.3, 0.7, 0.8}, 0.1, 0, 0.2, 0.9)));
  }

  @Test
  void linesThroughWhatFiltersKeepByTheCard() {
    assertThat(filters(8).get("r2/none").value()).isCloseTo(0.710756, SIX);
    assertThat(filters(4).get("r2/none").value()).isCloseTo(0.844661, SIX);
    assertThat(filters(8).get("r2/best_worst").value()).isCloseTo(0.999024, SIX);
    assertThat(filters(4).get("r2/best_worst").value()).isCloseTo(0.999024, SIX);
    assertThat(filters(8)).containsKeys("r2/best_random", "r2/power");
    assertThat(filters(8).get("r2/best").value()).as("two points are on every line").isNaN();
  }

  @Test
  void rewardsThatDoNotDifferForetellNothing() {
    double[] equal = {1, 1, 1, 1};
    var measured = measured(new FilterFit("proxy", "gold", 4, 2), judged(equal, 1, 2, 3, 4));
    assertThat(measured.get("r2/none").value()).isNaN();
  }

  private static SortedMap<String, Summary> confidence(double[] stated, double... right) {
    return measured(
        new ConfidenceFit("right", "stated", 0.5), group("stated", stated, "right", right));
  }

  /**
   * Bins of 0.9 (2 of 3 right), 0.55 (1 of 1) and 0.1 (0 of 1); pairs of right and wrong: 3 x 2.
   */
  @Test
  void statedConfidenceByHand() {
    var measured = confidence(new double[] {0.9, 0.95, 0.9, 0.55, 0.1}, 1, 1, 0, 1, 0);
    double gaps = Math.abs(0.9 + 0.95 + 0.9 - 2) + Math.abs(0.55 - 1) + 0.1;
    assertThat(measured.get("confidence/ece").value()).isCloseTo(gaps / 5, within(1e-12));
    double won = 0.5 + 1 + 1 + 1 + 0 + 1;
    assertThat(measured.get("confidence/auroc").value()).isCloseTo(won / 6, within(1e-12));
    assertThat(measured.get("confidence/ece").n()).isEqualTo(1);
  }

  @Test
  void sureAndRightIsCalibratedAndTellsNothingApart() {
    var measured = confidence(new double[] {1, 1}, 1, 1);
    assertThat(measured.get("confidence/ece").value()).isZero();
    assertThat(measured.get("confidence/auroc").value()).isNaN();
    var unscored = confidence(new double[] {1}, Double.NaN);
    assertThat(unscored.get("confidence/ece").value()).isNaN();
    assertThat(unscored.get("confidence/ece").n()).isZero();
  }
}
