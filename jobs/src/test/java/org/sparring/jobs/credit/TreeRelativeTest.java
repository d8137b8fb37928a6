package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class TreeRelativeTest {
  private static final Offset<Double> SIX = within(5e-7);

  private static double[] advantages(Group<Credited> group) {
    return group.members().stream().mapToDouble(each -> each.advantage()[0]).toArray();
  }

  private static double[] weights(Group<Credited> group) {
    return group.members().stream().mapToDouble(Credited::weight).toArray();
  }

  private static Group<Credited> credit(boolean scale, Member... members) {
    return new TreeRelative(scale, true).assign(Groups.scored(members), List.of());
  }

  @Test
  void cardOnSpoTree() {
    Member[] children = {Member.of(1).score(1), Member.of(1).score(0.5), Member.of(1).score(0)};
    Group<Credited> above = credit(false, children);
    assertThat(advantages(above)).containsExactly(0.5, 0, -0.5);
    assertThat(weights(above)).containsExactly(1, 0, 1);
    assertThat(advantages(credit(true, children)))
        .containsExactly(new double[] {1.224745, 0, -1.224745}, SIX);
  }

  @Test
  void anInnerMemberIsWorthTheMeanOfItsChildren() {
    Group<Credited> tree =
        credit(
            false,
            Member.of(1).score(-99),
            Member.of(1).score(0),
            Member.of(2).parent(0).score(1),
            Member.of(2).parent(0).score(0.5));
    assertThat(advantages(tree)).containsExactly(0.375, -0.375, 0.25, -0.25);
  }

  @Test
  void whatCouldNotBeScoredIsLeftOut() {
    Group<Credited> tree =
        credit(
            false,
            Member.of(1).score(0),
            Member.of(1).score(0),
            Member.of(1).score(1),
            Member.of(2).parent(0).score(Double.NaN),
            Member.of(2).parent(1).score(Double.NaN),
            Member.of(2).parent(1).score(0.5));
    assertThat(advantages(tree)).containsExactly(0, -0.25, 0.25, 0, 0, 0);
    assertThat(weights(tree)).containsExactly(0, 1, 1, 0, 0, 0);
  }

  @Test
  void equalRewardsGiveNothingToLearn() {
    Group<Credited> group =
        new TreeRelative(true, false)
            .assign(Groups.scored(Member.of(1).score(2), Member.of(1).score(2)), List.of());
    assertThat(advantages(group)).containsExactly(0, 0);
    assertThat(weights(group)).containsExactly(1, 1);
  }
}
