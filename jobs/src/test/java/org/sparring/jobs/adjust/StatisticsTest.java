package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.ReferenceValues.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.Adjust;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.ReferenceValues;

/** Adjustments that need the whole round, and those that remember earlier ones. */
class StatisticsTest {
  private static final Offset<Double> SIX = within(5e-7);

  private static <T> double[] total(Adjust<T> adjust, List<Group<T>> groups) {
    double[] total = new double[3];
    for (Group<T> group : groups) {
      double[] tally = adjust.tally(group);
      Arrays.setAll(total, i -> total[i] + tally[i]);
    }
    return total;
  }

  private static double[] whiten(Whiten whiten, double... advantage) {
    Member member = Member.of(advantage.length).advantage(advantage);
    double[] total = total(whiten, List.of(Groups.credited(member)));
    double[] carried = whiten.next(whiten.initial(), total);
    return whiten.apply(Groups.credited(member), carried, 0).get(0).advantage();
  }

  @Test
  void whiteningOfTheCard() {
    double[] advantage = {0.825726, 0.784975, 0.710500, 0.590000};
    Offset<Double> rounded = within(1e-5);
    assertThat(whiten(new Whiten(true, false), advantage))
        .containsExactly(new double[] {1.092344, 0.637772, -0.192982, -1.537135}, rounded);
    assertThat(whiten(new Whiten(true, true), advantage))
        .containsExactly(new double[] {0.945998, 0.552327, -0.167127, -1.331198}, rounded);
    assertThat(whiten(new Whiten(false, false), -0.02, 0.01, 0.05, 0.99))
        .containsExactly(new double[] {-0.397541, -0.326726, -0.232306, 1.986572}, SIX);
  }

  @Test
  void whiteningIsOverTheWholeRound() {
    Whiten whiten = new Whiten(true, false);
    Member first = Member.of(3).advantage(1, 2, 3);
    Member second = Member.of(3).advantage(10, 14, 99).author(2, Author.WORLD);
    Member dropped = Member.of(1).advantage(77).weight(0);
    double[] total =
        total(whiten, List.of(Groups.credited(first), Groups.credited(second, dropped)));
    assertThat(total).containsExactly(5, 30, 310);
    assertThat(whiten.apply(Groups.credited(first), total, 0).get(0).advantage())
        .containsExactly(new double[] {-0.980581, -0.784465, -0.588348}, SIX);
    assertThat(whiten.apply(Groups.credited(second), total, 0).get(0).advantage())
        .contains(new double[] {0.784465, 1.568929}, SIX);
  }

  @Test
  void whiteningBearsAFarMean() {
    double[] far = whiten(new Whiten(true, true), 1000.1, 1000.2, 1000.3);
    assertThat(far).containsExactly(new double[] {-1, 0, 1}, within(1e-5));
  }

  @Test
  void whiteningOfNothingAndOfOne() {
    assertThat(whiten(new Whiten(true, true))).isEmpty();
    assertThat(whiten(new Whiten(true, true), 5)).containsExactly(0);
  }

  @Test
  void varianceOfTorchtune() throws IOException {
    JsonNode entry = ReferenceValues.entry("masked_mean_var");
    double[] values = numbers(entry.get("inputs").get("x"));
    double[] mask = numbers(entry.get("inputs").get("mask"));
    Member member = Member.of(values.length).advantage(values);
    for (int t = 0; t < mask.length; t++) {
      member.author(t, mask[t] > 0 ? Author.POLICY : Author.WORLD);
    }
    Moments moments = Moments.ofSums(new Whiten(true, true).tally(Groups.credited(member)));
    assertThat(moments.mean()).isEqualTo(entry.get("expected").get("mean").asDouble());
    assertThat(moments.variance(true)).isEqualTo(entry.get("expected").get("var").asDouble());
  }

  @Test
  void runningMomentsOfTheCard() {
    RewardNormalise clipped = new RewardNormalise(true, 0.8);
    double[] first = clipped.next(clipped.initial(), total(clipped, scores(1, 2, 3)));
    double[] second = clipped.next(first, total(clipped, scores(4, 6)));
    Moments moments = new Moments(second[0], second[1], second[2]);
    assertThat(moments.mean()).isCloseTo(3.2, SIX);
    assertThat(Math.sqrt(moments.variance(true))).isCloseTo(1.923538, SIX);
    assertThat(totals(clipped, second)).containsExactly(new double[] {0.4159, 0.8}, SIX);
    assertThat(totals(new RewardNormalise(false, 10), second))
        .containsExactly(new double[] {2.079501, 3.119251}, SIX);
  }

  @Test
  void rewardsPerTokenAreScaledAlike() {
    RewardNormalise normalise = new RewardNormalise(true, 10);
    double[] carried = {3, 2, 8};
    Group<Scored> group = Groups.scored(Member.of(2).reward(1, 3), Member.of(1).score(Double.NaN));
    Group<Scored> normalised = normalise.apply(group, carried, 0);
    assertThat(normalised.get(0).reward()).containsExactly(new double[] {0.5, 0.5}, SIX);
    assertThat(normalised.get(1).scorable()).isFalse();
    assertThat(normalise.tally(group)).containsExactly(1, 4, 16);
  }

  private static List<Group<Scored>> scores(double... values) {
    return Arrays.stream(values).mapToObj(each -> Groups.scored(Member.of(2).score(each))).toList();
  }

  private static double[] totals(RewardNormalise normalise, double[] carried) {
    return scores(4, 6).stream()
        .mapToDouble(group -> normalise.apply(group, carried, 0).get(0).total())
        .toArray();
  }
}
