package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.KlInReward;

class LeaveOneOutTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final double[] REWARDS = {1, 0.5, 0, 0.2};
  private static final double[] DIVERGENCES = {2, 1, 0.5, 3};

  private static double[] credit(Group<Scored> scored) {
    Group<Credited> group = new LeaveOneOut().assign(scored, List.of());
    group.members().forEach(each -> assertThat(each.advantage()[1]).isEqualTo(each.advantage()[0]));
    return group.members().stream().mapToDouble(each -> each.advantage()[0]).toArray();
  }

  private static double[] credit(double... rewards) {
    return credit(
        Groups.scored(
            Arrays.stream(rewards)
                .mapToObj(each -> Member.of(2).score(each))
                .toArray(Member[]::new)));
  }

  @Test
  void cardOnRlooWithTheDivergenceInTheReward() {
    Member[] members = new Member[4];
    for (int i = 0; i < 4; i++) {
      members[i] =
          Member.of(2)
              .stored(Row.logProb("policy"), -1, -1)
              .stored(Row.logProb("reference"), -1, -1 - DIVERGENCES[i])
              .score(REWARDS[i]);
    }
    KlInReward penalty = new KlInReward(0.05, "policy", "reference");
    assertThat(credit(penalty.apply(Groups.scored(members), new double[0], 0)))
        .containsExactly(new double[] {0.741667, 0.141667, -0.491667, -0.391667}, SIX);
  }

  @Test
  void cardOnRlooWithoutIt() {
    assertThat(credit(REWARDS)).containsExactly(new double[] {0.766667, 0.1, -0.566667, -0.3}, SIX);
  }

  @Test
  void groupsThatSayNothingGiveNoAdvantage() {
    assertThat(credit(5)).containsExactly(0);
    assertThat(credit(2, 2, 2)).containsExactly(0, 0, 0);
    assertThat(credit(Double.NaN, 3)).containsExactly(0, 0);
    assertThat(credit(Double.NaN, Double.NaN)).containsExactly(0, 0);
  }

  @Test
  void whatCouldNotBeScoredIsLeftOut() {
    assertThat(credit(1, Double.NaN, 3)).containsExactly(-2, 0, 2);
  }

  @Test
  void droppedMembersStillCountInTheBaseline() {
    Group<Scored> group = Groups.scored(Member.of(2).score(1), Member.of(2).score(3).weight(0));
    assertThat(credit(group)).containsExactly(-2, 2);
  }
}
