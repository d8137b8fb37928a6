package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/** Rewards per token, and what clips them. */
class TokenRewardTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final double[] NONE = {};

  private static Member member(double[] dpo, double[] reference, double[] policy, double score) {
    return Member.of(3)
        .score(score)
        .stored(Row.logProb("dpo"), dpo)
        .stored(Row.logProb("reference"), reference)
        .stored(Row.logProb("policy"), policy);
  }

  private static double[] rto(Member member) {
    Group<Scored> group = Groups.scored(member);
    group = new ClipReward(10).apply(group, NONE, 0);
    group = new ImplicitReward(0.05, 0.05, "dpo", "reference").apply(group, NONE, 0);
    return new KlInReward(0.01, "policy", "reference").apply(group, NONE, 0).get(0).reward();
  }

  @Test
  void bothCardsOnRto() {
    assertThat(
            rto(
                member(
                    new double[] {-1, -2, -0.5},
                    new double[] {-1.5, -1.2, -0.6},
                    new double[] {-1.1, -1.9, -0.4},
                    0.7)))
        .containsExactly(new double[] {0.021, -0.033, 0.703}, SIX);
    assertThat(
            rto(
                member(
                    new double[] {-0.7, -2.9, -0.4},
                    new double[] {-1.2, -1.5, -0.6},
                    new double[] {-1, -2, -0.5},
                    1.3)))
        .containsExactly(new double[] {0.023, -0.045, 1.309}, SIX);
  }

  @Test
  void whatIsNotTrainedEarnsNothingAndThePartIsTheSum() {
    Member member =
        member(new double[] {0, -2, 0}, new double[] {-9, -1.2, -9}, new double[3], 0)
            .author(0, Author.WORLD);
    Scored scored =
        new ImplicitReward(0.05, 0.05, "dpo", "reference")
            .apply(Groups.scored(member), NONE, 0)
            .get(0);
    assertThat(scored.reward()).containsExactly(new double[] {0, -0.04, 0.05}, SIX);
    assertThat(scored.parts().get("implicit_reward")).isCloseTo(0.01, SIX);
  }

  @Test
  void theWholeRewardIsClippedAtItsEnd() {
    Group<Scored> group =
        Groups.scored(
            Member.of(2).reward(1, 14),
            Member.of(2).reward(-20, 1),
            Member.of(1).score(3),
            Member.of(1).score(Double.NaN));
    Group<Scored> clipped = new ClipReward(10).apply(group, NONE, 0);
    assertThat(clipped.get(0).reward()).containsExactly(1, 9);
    assertThat(clipped.get(1).reward()).containsExactly(-20, 10);
    assertThat(clipped.get(2).reward()).containsExactly(3);
    assertThat(clipped.get(3).scorable()).isFalse();
  }

  @Test
  void sureTokensAreLeftOut() {
    Member member = Member.of(4).stored(Row.logProb("policy"), logs(0.95, 0.5, 0.9, 0.89));
    member.author(3, Author.WORLD);
    Scored skipped = new SkipSure(0.9, "policy").apply(Groups.scored(member), NONE, 0).get(0);
    assertThat(skipped.rollout().author())
        .containsExactly(Author.SKIPPED, Author.POLICY, Author.SKIPPED, Author.WORLD);
    assertThat(skipped.rollout().trainedTokens()).isEqualTo(1);
  }

  private static double[] logs(double... probabilities) {
    double[] logs = new double[probabilities.length];
    for (int t = 0; t < logs.length; t++) {
      logs[t] = Math.log(probabilities[t]);
    }
    return logs;
  }
}
