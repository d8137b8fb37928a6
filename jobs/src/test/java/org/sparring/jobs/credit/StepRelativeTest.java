package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class StepRelativeTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final StepRelative CREDIT = new StepRelative(false, 1e-9);

  private static Group<Credited> credit(Member... members) {
    Group<Scored> scored = Groups.scored(members);
    return CREDIT.assign(scored, List.of());
  }

  @Test
  void cardOnProcessSupervision() {
    Group<Credited> group =
        credit(
            Member.of(4).turnEnds(1, 3).reward(0, 0.2, 0, 0.8),
            Member.of(5).turnEnds(0, 2, 3).reward(0.5, 0, 0.1, 0.9, 0));
    assertThat(group.get(0).advantage())
        .containsExactly(new double[] {0, 0, 0.948683, 0.948683}, SIX);
    assertThat(group.get(1).advantage()).containsExactly(new double[] {0, 0, 0, 1.264911, 0}, SIX);
    assertThat(group.get(0).target()).isEmpty();
  }

  @Test
  void aStepIsWorthWhatItsTokensAreGiven() {
    Group<Credited> split =
        credit(Member.of(2).turnEnds(1).reward(0.5, 0.5), Member.of(2).turnEnds(1).reward(-1, 1));
    assertThat(split.get(0).advantage()).containsExactly(new double[] {1, 1}, SIX);
    assertThat(split.get(1).advantage()).containsExactly(new double[] {-1, -1}, SIX);
  }

  @Test
  void stepsThatSayNothingGiveNoAdvantage() {
    Group<Credited> equal =
        credit(Member.of(2).turnEnds(0, 1).reward(3, 3), Member.of(1).turnEnds(0).reward(3));
    assertThat(equal.get(0).advantage()).containsExactly(0, 0);
    assertThat(credit(Member.of(1).turnEnds(0).reward(3)).get(0).advantage()).containsExactly(0);
    assertThat(credit(Member.of(2)).get(0).advantage()).containsExactly(0, 0);
  }

  @Test
  void whatCouldNotBeScoredIsLeftOut() {
    Group<Credited> group =
        credit(
            Member.of(1).turnEnds(0).reward(Double.NaN),
            Member.of(1).turnEnds(0).reward(1),
            Member.of(1).turnEnds(0).reward(3));
    assertThat(group.get(0).advantage()).containsExactly(0);
    assertThat(group.get(2).advantage()).containsExactly(new double[] {1}, SIX);
  }
}
