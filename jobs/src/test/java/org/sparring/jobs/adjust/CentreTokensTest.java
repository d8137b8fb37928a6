package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class CentreTokensTest {
  private static final Group<Scored> GROUP =
      Groups.scored(
          Member.of(4).reward(0, 1, 0, -1),
          Member.of(2).reward(2, 2),
          Member.of(1).reward(8).weight(0),
          Member.of(1).reward(Double.NaN));

  @Test
  void theMeanOfRewardedTokensIsTakenOff() {
    CentreTokens centre = new CentreTokens(1);
    assertThat(centre.tally(GROUP)).containsExactly(4, 4);
    Group<Scored> made = centre.apply(GROUP, new double[] {4, 4}, 0);
    assertThat(made.get(0).reward()).containsExactly(0, 0, 0, -2);
    assertThat(made.get(1).reward()).containsExactly(1, 1);
    assertThat(made.get(1).parts()).containsEntry(CentreTokens.PART, 2.0);
    assertThat(made.get(3).scorable()).isFalse();
    assertThat(new CentreTokens(0.5).apply(GROUP, new double[] {4, 4}, 0).get(1).reward())
        .containsExactly(1.5, 1.5);
  }

  @Test
  void withoutRewardsNothingChanges() {
    CentreTokens centre = new CentreTokens(1);
    assertThat(centre.initial()).containsExactly(0, 0);
    assertThat(centre.apply(GROUP, centre.initial(), 0).get(0).reward())
        .containsExactly(0, 1, 0, -1);
  }
}
