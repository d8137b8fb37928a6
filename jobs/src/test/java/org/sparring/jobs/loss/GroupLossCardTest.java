package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.jobs.Member;

/** The worked numbers of the cards on losses of whole groups, to six decimals. */
class GroupLossCardTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");
  private static final Row REFERENCE = Row.logProb("reference");
  private static final Row SAMPLER = Row.logProb("sampler");
  private static final Row SCORE = Row.score("reward");

  private static Member scored(double score) {
    return Member.of(1).live(SCORE, score);
  }

  /** A response whose log-probabilities add up to a sum. */
  private static Member written(int tokens, double sum) {
    double[] each = IntStream.range(0, tokens).mapToDouble(t -> sum / tokens).toArray();
    return Member.of(tokens).live(POLICY, each);
  }

  private static double first(Scene scene, GroupLoss loss, int member) {
    return scene.gradient(loss).row(0, member, loss.row(), 1)[0];
  }

  @Test
  void plackettLuce() {
    Scene scene =
        Scene.empty().group(new Preference.Ranks(0, 1, 2), scored(1.2), scored(0.5), scored(-0.3));
    assertThat(scene.mean(new PlackettLuce(false, "reward"))).isCloseTo(0.913260, SIX);
    assertThat(scene.mean(new PlackettLuce(true, "reward"))).isCloseTo(0.913260 / 2, SIX);
    assertThat(scene.metric(new PlackettLuce(false, "reward"), "accuracy")).isEqualTo(1);
  }

  /** The card's scores of c_h, c_l, r_l and r_h; the number is that of its formula in Python. */
  @Test
  void plackettLuceOfStatements() {
    Member[] statements = {scored(1.0), scored(0.6), scored(0.4), scored(0.9)};
    for (Member each : statements) {
      each.role(Role.STATEMENT);
    }
    Scene scene = Scene.empty().group(new Preference.Ranks(0, 1, 2, 3), statements);
    assertThat(scene.mean(new PlackettLuce(false, "reward"))).isCloseTo(3.266468, SIX);
  }

  @Test
  void plackettLuceOfTwoIsBradleyTerry() {
    BradleyTerry pair = new BradleyTerry(false, 0, "reward");
    PlackettLuce list = new PlackettLuce(false, "reward");
    for (double other : new double[] {-1e4, -3, 0.4, 1, 7, 1e4}) {
      Scene scene = Scene.empty().group(new Preference.Ranks(1, 0), scored(other), scored(1));
      assertThat(scene.mean(list)).isCloseTo(scene.mean(pair), within(1e-12));
      for (int m = 0; m < 2; m++) {
        assertThat(first(scene, list, m))
            .isCloseTo(scene.gradient(pair).row(0, m, SCORE, 1)[0], within(1e-12));
      }
    }
  }

  /** Equal responses are each compared with what is worse, and not with each other. */
  @Test
  void tiesAreNotCompared() {
    Scene scene =
        Scene.empty().group(new Preference.Ranks(0, 0, 1), scored(0.2), scored(9), scored(0.2));
    double expected = Math.log(2) + Math.log1p(Math.exp(-8.8));
    assertThat(scene.mean(new PlackettLuce(false, "reward"))).isCloseTo(expected, SIX);
  }

  @Test
  void pairwiseRankingRewardModel() {
    Preference.Comparison[] all = {pair(0, 1), pair(0, 2), pair(1, 2)};
    Scene scene =
        Scene.empty()
            .group(
                new Preference.Pairs(java.util.List.of(all)),
                scored(1.2),
                scored(0.5),
                scored(-0.3));
    BradleyTerry loss = new BradleyTerry(false, 0, "reward");
    assertThat(scene.mean(loss)).isCloseTo(0.325233, SIX);
    assertThat(scene.mass(loss)).isCloseTo(1, SIX);
    assertThat(scene.metric(loss, "accuracy")).isEqualTo(1);
  }

  private static Preference.Comparison pair(int better, int worse) {
    return new Preference.Comparison(better, worse, 1.0 / 3, Double.NaN);
  }

  private static Scene pro(double third) {
    return Scene.empty()
        .group(
            new Preference.Ranks(0, 1, 2),
            written(4, -6).score(1.2),
            written(4, -8).score(0.5),
            written(8, -12).score(third));
  }

  @Test
  void preferenceRanking() {
    assertThat(pro(-0.3).mean(new Pro(Pro.Gap.REWARD, 0.05, "policy"))).isCloseTo(3.580808, SIX);
    assertThat(pro(-0.3).mean(new Pro(Pro.Gap.REWARD, 0, "policy")))
        .isCloseTo(1.467793 + 0.913015, SIX);
  }

  @Test
  void preferenceRankingOfTwoIsItsPairwiseForm() {
    Scene scene = Scene.empty().group(new Preference.Ranks(1, 0), written(4, -6), written(2, -5));
    Pro loss = new Pro(Pro.Gap.RANK, 0, "policy");
    double gap = -2.5 + 1.5;
    assertThat(scene.mean(loss)).isCloseTo(Math.log1p(Math.exp(-gap)), within(1e-12));
    double pull = 1 / (1 + Math.exp(gap));
    assertThat(first(scene, loss, 1)).isCloseTo(-pull / 2, within(1e-12));
    assertThat(first(scene, loss, 0)).isCloseTo(pull / 4, within(1e-12));
  }

  @Test
  void equalRewardsLeaveOnlyImitation() {
    Scene scene =
        Scene.empty()
            .group(new Preference.Ranks(0, 1), written(4, -6).score(1), written(4, -2).score(1));
    Pro loss = new Pro(Pro.Gap.REWARD, 0, "policy");
    assertThat(scene.mean(loss)).isCloseTo(Math.log(2), SIX);
    assertThat(first(scene, loss, 0)).isZero();
    assertThat(first(scene, loss, 1)).isZero();
  }

  @Test
  void rankResponses() {
    Rrhf paper = new Rrhf(1, 1, 1, false, "policy");
    assertThat(pro(-0.3).mean(new Rrhf(1, 1, 0, false, "policy"))).isCloseTo(0.5, SIX);
    assertThat(pro(-0.3).mean(paper)).isCloseTo(6.5, SIX);
    assertThat(pro(-0.3).mean(new Rrhf(100, 1, 1, true, "policy"))).isCloseTo(51.5, SIX);
    assertThat(pro(-0.3).mean(new Rrhf(100, 1, 0.5, true, "policy"))).isCloseTo(50.75, SIX);
  }

  @Test
  void rankOfAnAgreement() {
    Scene scene =
        Scene.empty()
            .group(
                new Preference.Ranks(-1, 0, 1, 2),
                written(1, 0),
                written(1, -1.3),
                written(1, -1.2),
                written(1, -1.9));
    assertThat(scene.mean(new Rrhf(1, 1, 0, false, "policy"))).isCloseTo(0.1, SIX);
  }

  @Test
  void trustRegionPreference() {
    double[] ratios = {0.2, -0.1, 0.05, -0.3};
    double[] rewards = {1, 1, 0.5, 0};
    Member[] members = new Member[4];
    for (int m = 0; m < 4; m++) {
      members[m] = Member.of(2).live(POLICY, -1, -2).score(rewards[m]);
      members[m].stored(REFERENCE, -1 - 2 * ratios[m], -2);
    }
    Scene scene = Scene.empty().group(new Preference.Ranks(0, 0, 1, 2), members);
    Trpa loss = new Trpa(0.1, 2.5, 1, "policy", "reference");
    assertThat(scene.mass(loss)).isEqualTo(5);
    assertThat(scene.mean(loss)).isCloseTo(0.672701, SIX);
    KlTerm trust = new KlTerm(KlTerm.Estimator.K3, MeanOver.TOKEN, "policy", "policy");
    Member moved = Member.of(3).live(POLICY, -0.9, -1.4, -0.2).stored(POLICY, -1.0, -1.2, -0.2);
    double divergence = Scene.empty().group(Preference.NONE, moved).mean(trust);
    assertThat(divergence).isCloseTo(0.008747, SIX);
    assertThat(scene.mean(loss) + 0.001 * divergence).isCloseTo(0.672710, SIX);
  }

  @Test
  void posteriorOfAReward() {
    double[] live = {-10, -11, -12};
    double[] sampler = {-10.5, -10.8, -11.5};
    double[] reference = {-10.4, -10.9, -11.6};
    double[] rewards = {1.0, 0.2, -0.5};
    Member[] members = new Member[3];
    for (int m = 0; m < 3; m++) {
      members[m] = Member.of(1).live(POLICY, live[m]).score(2 * rewards[m]);
      members[m].stored(SAMPLER, sampler[m]).stored(REFERENCE, reference[m]);
    }
    Scene scene = Scene.empty().group(Preference.NONE, members);
    Brain loss = new Brain(2, "policy", "reference", "sampler");
    assertThat(scene.mean(loss)).isCloseTo(0.030707, SIX);
    assertThat(first(scene, loss, 0)).isCloseTo(-0.108580, SIX);
    assertThat(first(scene, loss, 1)).isCloseTo(0.029087, SIX);
    assertThat(first(scene, loss, 2)).isCloseTo(0.079493, SIX);
    double squares = 0.644927 * 0.644927 + 0.237255 * 0.237255 + 0.117818 * 0.117818;
    assertThat(scene.metric(loss, "effective_samples")).isCloseTo(1 / squares, within(1e-5));
  }

  /** Two samples of the reference of which one is far better: DPO with beta 1. */
  @Test
  void aCertainPosteriorIsDirectPreference() {
    Member better = Member.of(1).live(POLICY, -12).stored(REFERENCE, -13).score(500);
    Member worse = Member.of(1).live(POLICY, -15).stored(REFERENCE, -14.5);
    Scene scene = Scene.empty().group(new Preference.Ranks(0, 1), better, worse);
    Brain loss = new Brain(1, "policy", "reference", "reference");
    assertThat(scene.mean(loss))
        .isCloseTo(scene.mean(new Dpo(1, 0, "policy", "reference")), within(1e-9));
    Member unknown = Member.of(1).live(POLICY, -9).stored(REFERENCE, -9).score(Double.NaN);
    Scene more = Scene.empty().group(Preference.NONE, better, unknown, worse);
    assertThat(more.mean(loss)).as("the same without it").isEqualTo(scene.mean(loss));
  }
}
