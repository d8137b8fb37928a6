package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Preference.Comparison;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/** Adjustments that order a group: ranks, odds, pairs, rejection sampling and agreement. */
class OrderTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");

  private static Group<Scored> scored(double... scores) {
    return Groups.scored(
        Arrays.stream(scores).mapToObj(each -> Member.of(1).score(each)).toArray(Member[]::new));
  }

  private static Group<Scored> apply(Shaping shaping, Group<Scored> group, long draw) {
    return shaping.apply(group, new double[0], draw);
  }

  private static Preference.Ranks ranks(Group<Scored> group) {
    return (Preference.Ranks) group.preference();
  }

  private static List<Comparison> pairs(Group<Scored> group) {
    return ((Preference.Pairs) group.preference()).of();
  }

  @Test
  void ranksAreDenseAndLeaveOutWhatHasNoScore() {
    Group<Scored> group =
        Groups.scored(
            Member.of(1).score(2),
            Member.of(1).score(-1),
            Member.of(1).score(2),
            Member.of(1).score(Double.NaN).weight(0),
            Member.of(1).score(9).weight(0),
            Member.of(1).score(0.5));
    Preference.Ranks order = ranks(apply(new Rank(Rank.By.REWARD), group, 0));
    assertThat(order.of()).containsExactly(0, 2, 0, -1, -1, 1);
    assertThat(order.strength()).isEqualTo(3);
  }

  @Test
  void ranksByOddsAreThoseOfTheMeanOdds() {
    double[][] beats = {{0.5, 0.9, 0.2}, {0.1, 0.5, 0.6}, {0.8, 0.4, 0.5}};
    Group<Scored> group = scored(3, 2, 1).ranked(new Preference.Odds(beats));
    assertThat(ranks(apply(new Rank(Rank.By.ODDS), group, 0)).of()).containsExactly(1, 2, 0);
    assertThat(ranks(apply(new Rank(Rank.By.ODDS), scored(3, 2), 0)).of()).containsExactly(-1, -1);
  }

  @Test
  void oddsOfRewards() {
    var soft = (Preference.Odds) apply(new RewardOdds(2), scored(1, 0, 1), 0).preference();
    assertThat(soft.beats()[0]).containsExactly(new double[] {0.5, 0.622459, 0.5}, SIX);
    assertThat(soft.beats()[1]).containsExactly(new double[] {0.377541, 0.5, 0.377541}, SIX);
    var hard = (Preference.Odds) apply(new RewardOdds(0), scored(1, 0, 1), 0).preference();
    assertThat(hard.beats()[0]).containsExactly(0.5, 1, 0.5);
    var far = (Preference.Odds) apply(new RewardOdds(1), scored(1e4, -1e4), 0).preference();
    assertThat(far.beats()[1]).containsExactly(0, 0.5);
  }

  /** Prefers what it is shown first. */
  private record Biased() implements Judge {
    @Override
    public double beats(Group<Scored> group, int first, int second) {
      double fair = group.get(first).total() > group.get(second).total() ? 0.7 : 0.3;
      return fair + 0.2;
    }
  }

  @Test
  void aJudgeIsAskedInBothOrders() {
    var odds = (Preference.Odds) apply(new Biased(), scored(1, 2), 0).preference();
    assertThat(odds.beats()[0]).containsExactly(new double[] {0.5, 0.3}, SIX);
    assertThat(odds.beats()[1]).containsExactly(new double[] {0.7, 0.5}, SIX);
  }

  private static Group<Scored> ranked() {
    return scored(4, 1, 1, 0, 7).ranked(new Preference.Ranks(0, 1, 1, 2, -1));
  }

  @Test
  void allStrictPairs() {
    List<Comparison> pairs = pairs(apply(new PairUp(PairUp.Which.ALL, true), ranked(), 0));
    assertThat(pairs)
        .containsExactly(
            new Comparison(0, 1, 0.2, 3),
            new Comparison(0, 2, 0.2, 3),
            new Comparison(0, 3, 0.2, 4),
            new Comparison(1, 3, 0.2, 1),
            new Comparison(2, 3, 0.2, 1));
  }

  @Test
  void theBestWithEachWorse() {
    List<Comparison> pairs = pairs(apply(new PairUp(PairUp.Which.BEST, false), ranked(), 0));
    assertThat(pairs)
        .containsExactly(
            new Comparison(0, 1, 1, 3), new Comparison(0, 2, 1, 3), new Comparison(0, 3, 1, 4));
  }

  @Test
  void randomPairsShareNoMember() {
    Set<List<Comparison>> seen = new java.util.HashSet<>();
    for (long draw = 0; draw < 40; draw++) {
      List<Comparison> pairs = pairs(apply(new PairUp(PairUp.Which.RANDOM, false), ranked(), draw));
      Set<Integer> members = new TreeSet<>();
      for (Comparison each : pairs) {
        assertThat(members.add(each.better()) && members.add(each.worse())).isTrue();
        assertThat(ranked().get(each.better()).total())
            .isGreaterThan(ranked().get(each.worse()).total());
      }
      seen.add(pairs);
    }
    assertThat(seen).hasSizeGreaterThan(2).anyMatch(each -> each.size() == 1);
  }

  /** First the random pairs; then winners meet until one is left, who never loses. */
  @Test
  void inATournamentAllButTheBestLoseOnce() {
    Group<Scored> group =
        scored(5, 3, 6, 1, 4, 2, 0).ranked(new Preference.Ranks(1, 3, 0, 5, 2, 4, 6));
    Set<List<Comparison>> seen = new java.util.HashSet<>();
    for (long draw = 0; draw < 20; draw++) {
      List<Comparison> pairs =
          pairs(apply(new PairUp(PairUp.Which.TOURNAMENT, false), group, draw));
      assertThat(pairs).extracting(Comparison::worse).containsExactlyInAnyOrder(0, 1, 3, 4, 5, 6);
      assertThat(pairs).allMatch(each -> each.strength() > 0);
      assertThat(pairs.subList(0, 3))
          .containsExactlyInAnyOrderElementsOf(
              pairs(apply(new PairUp(PairUp.Which.RANDOM, false), group, draw)));
      seen.add(pairs);
    }
    assertThat(seen).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(PairUp.Which.class)
  void nobodyToCompareGivesNoPair(PairUp.Which of) {
    Group<Scored> none = scored(1, 2).ranked(new Preference.Ranks(-1, -1));
    assertThat(pairs(apply(new PairUp(of, true), none, 3))).isEmpty();
    Group<Scored> unranked = scored(1, 2);
    assertThat(apply(new PairUp(of, true), unranked, 3)).isSameAs(unranked);
  }

  @Test
  void rejectionSamplingOfTheCard() {
    Map<String, Double> rewards = Map.of("A", 1.0, "B", 0.6, "C", 0.2, "D", -0.5);
    Iterator<Double> uniforms = List.of(0.5, 0.6, 0.3, 0.9, 0.1, 0.44, 0.99).iterator();
    List<String> order = List.of("A", "B", "C", "D");
    assertThat(new RejectionSample(3, 0.5).accepted(order, rewards::get, uniforms::next))
        .containsExactly("A", "B", "C");
  }

  @Test
  void rejectionSamplingDropsByWeight() {
    Group<Scored> group = scored(3, 2, 1, 0, -1);
    Group<Scored> best = apply(new RejectionSample(2, 1e-9), group, 5);
    assertThat(best.members()).extracting(Scored::weight).containsExactly(1.0, 1.0, 0.0, 0.0, 0.0);
    Group<Scored> few = apply(new RejectionSample(9, 1), group, 5);
    assertThat(few.members()).extracting(Scored::weight).containsOnly(1.0);
  }

  @Test
  void whatCouldNotBeScoredIsNeitherAcceptedNorJudged() {
    Group<Scored> group = scored(3, Double.NaN, 1);
    assertThat(apply(new RejectionSample(9, 1), group, 5).members())
        .extracting(Scored::weight)
        .containsExactly(1.0, 0.0, 1.0);
    Group<Scored> judged = apply(new RewardOdds(1), group, 0);
    assertThat(((Preference.Odds) judged.preference()).beats()[1]).containsOnly(Double.NaN);
    assertThat(ranks(apply(new Rank(Rank.By.ODDS), judged, 0)).of()).containsExactly(0, -1, 1);
  }

  private static Group<Scored> judged(double... means) {
    Member[] members =
        Arrays.stream(means)
            .mapToObj(each -> Member.of(2).stored(POLICY, each - 1, each + 1))
            .toArray(Member[]::new);
    return Groups.scored(members);
  }

  /** A over B over C over D for the judge, B over C over A over D for the policy. */
  @Test
  void agreementOfTheCard() {
    Group<Scored> group = judged(-3, -1, -2, -4).ranked(new Preference.Ranks(0, 1, 2, 3));
    assertThat(ranks(apply(new Agreement("policy", 2), group, 0)).of())
        .containsExactly(-1, 0, 1, 2);
  }

  @Test
  void tooLittleAgreementLeavesNothing() {
    Group<Scored> group = judged(-3, -2, -1).ranked(new Preference.Ranks(0, 1, 2));
    assertThat(ranks(apply(new Agreement("policy", 2), group, 0)).of()).containsExactly(-1, -1, -1);
  }

  @Test
  void ofSeveralAgreementsTheOneThatFollowsTheJudgeEarliest() {
    assertThat(CommonOrder.of(List.of(0, 1, 2, 3), List.of(2, 3, 0, 1))).containsExactly(0, 1);
    assertThat(CommonOrder.of(List.of(0, 1, 2), List.of(1, 2, 0))).containsExactly(1, 2);
    assertThat(CommonOrder.of(List.of(), List.of())).isEmpty();
  }
}
