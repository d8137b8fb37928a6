package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.Constrained.Bound;
import org.sparring.jobs.credit.Outcome;

/** The numbers of the card on CGPO. */
class ConstraintTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final double[] NONE = {};
  private static final List<String> JUDGES = List.of("judge");

  private static Member sample(double reward, double judge, double kl) {
    return Member.of(1)
        .score(reward)
        .part("judge", judge)
        .stored(Row.logProb("policy"), kl)
        .stored(Row.logProb("reference"), 0);
  }

  private static Group<Scored> card(Member... more) {
    Member[] members = {
      sample(0.5, 1, 0).role(Role.ANCHOR),
      sample(1.2, 1, 2),
      sample(0.3, 1, 12),
      sample(2, 0, 1),
      sample(-0.5, 1, 4)
    };
    Member[] all = Arrays.copyOf(members, members.length + more.length);
    System.arraycopy(more, 0, all, members.length, more.length);
    return Groups.scored(all);
  }

  private static Group<Scored> constrained(Bound bound, boolean fallback, Group<Scored> group) {
    return new Constrained(JUDGES, 10, bound, fallback, "policy", "reference")
        .apply(group, NONE, 0);
  }

  private static double[] rewards(Group<Scored> group) {
    return group.members().stream().skip(1).mapToDouble(Scored::total).toArray();
  }

  private static double[] weights(Group<Scored> group) {
    return group.members().stream().mapToDouble(Scored::weight).toArray();
  }

  @Test
  void policyGradient() {
    Group<Scored> group = constrained(Bound.SOFT, false, card());
    assertThat(rewards(group)).containsExactly(new double[] {0.53455, 0, 0, 0.161365}, SIX);
    assertThat(weights(group)).containsExactly(0, 1, 1, 1, 1);
    assertThat(group.get(3).parts()).containsEntry("constraints", 0.0);
    Group<Credited> credited = new Outcome().assign(group, List.of());
    Centre centre = new Centre();
    double[] total = centre.tally(credited);
    double[] advantages =
        centre.apply(credited, total, 0).members().stream()
            .skip(1)
            .mapToDouble(each -> each.advantage()[0])
            .toArray();
    assertThat(advantages)
        .containsExactly(new double[] {0.360571, -0.173979, -0.173979, -0.012614}, SIX);
  }

  @Test
  void rewardRankedFineTuning() {
    Group<Scored> group = constrained(Bound.HARD, true, card());
    assertThat(rewards(group)).containsExactly(new double[] {0.668188, 0, 0, 0.268941}, SIX);
    Group<Scored> best = new KeepBest().apply(group, NONE, 0);
    assertThat(weights(best)).containsExactly(0, 1, 0, 0, 0);
    double logProb = -10;
    assertThat(-logProb * best.get(1).total()).isCloseTo(6.681878, within(5e-6));
  }

  @Test
  void theAnchorStandsInForSamplesThatAreWorthNothing() {
    Group<Scored> broken =
        Groups.scored(sample(0.5, 1, 0).role(Role.ANCHOR), sample(2, 0, 0), sample(1, 0, 0));
    Group<Scored> group = constrained(Bound.HARD, true, broken);
    Group<Scored> best = new KeepBest().apply(group, NONE, 0);
    assertThat(weights(best)).containsExactly(1, 0, 0);
    assertThat(best.get(0).total()).isEqualTo(0.5);
    assertThat(weights(constrained(Bound.HARD, false, broken))).containsExactly(0, 1, 1);
  }

  @Test
  void whatNobodyCouldJudgeIsDropped() {
    Group<Scored> group = constrained(Bound.SOFT, false, card(sample(3, Double.NaN, 0)));
    assertThat(weights(group)).containsExactly(0, 1, 1, 1, 1, 0);
    Group<Scored> without = constrained(Bound.SOFT, true, Groups.scored(sample(1, 1, 0)));
    assertThat(weights(without)).containsExactly(0);
  }

  @Test
  void pairsSetWhatKeepsTheConstraintsAgainstWhatBreaksThem() {
    assertThat(ranks(card())).containsExactly(-1, 0, -1, 1, -1);
    assertThat(ranks(card(sample(-3, 0, 0)))).containsExactly(-1, 0, -1, -1, -1, 1);
    assertThat(ranks(Groups.scored(sample(1, 1, 0), sample(3, 1, 0), sample(2, 1, 0))))
        .containsExactly(1, 0, -1);
    assertThat(ranks(Groups.scored(sample(1, 0, 0), sample(3, 0, 0)))).containsExactly(-1, -1);
    assertThat(ranks(Groups.scored(sample(1, 1, 0)))).containsExactly(-1);
  }

  private static int[] ranks(Group<Scored> group) {
    Group<Scored> paired = new ConstrainedPair(JUDGES).apply(group, NONE, 0);
    int[] ranks = ((Preference.Ranks) paired.preference()).of();
    for (int i = 0; i < ranks.length; i++) {
      assertThat(paired.get(i).weight()).isEqualTo(ranks[i] < 0 ? 0 : 1);
    }
    return ranks;
  }

  @Test
  void anchorsAreNotLearnedFrom() {
    assertThat(weights(new DropAnchors().apply(card(), NONE, 0))).containsExactly(0, 1, 1, 1, 1);
  }
}
