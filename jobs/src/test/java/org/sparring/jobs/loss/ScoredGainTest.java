package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.loss.PairFixture.SUMS;
import static org.sparring.jobs.loss.PairFixture.response;

import org.junit.jupiter.api.Test;
import org.sparring.common.data.Preference;
import org.sparring.jobs.Member;

/** Losses of all samples of a group: with two samples they are known, and at the optimum still. */
class ScoredGainTest {
  private static Member scored(double gain, double reward) {
    return response(2, -3 + gain, -3).score(reward);
  }

  private static Scene scene(Member... members) {
    return Scene.empty().group(Preference.NONE, members);
  }

  @Test
  void exoOfTwoSamplesIsExoOfThePair() {
    double odds = Math.log(0.9 / 0.1);
    Scene samples = scene(scored(1, odds), scored(-0.5, 0));
    Scene pair = Scene.empty().group(new Preference.Ranks(0, 1), scored(1, 0), scored(-0.5, 0));
    assertThat(samples.mean(new ExoSamples(0.4, 1, SUMS)))
        .isCloseTo(pair.mean(new Exo(0.4, 0.1, SUMS)), within(1e-12));
  }

  @Test
  void ncaOfTwoSamplesAndASureRewardIsNcaOfThePair() {
    Scene samples = scene(scored(1, 100), scored(-0.5, 0));
    Scene pair = Scene.empty().group(new Preference.Ranks(0, 1), scored(1, 0), scored(-0.5, 0));
    assertThat(samples.mean(new NcaSamples(0.4, 0.1, SUMS)))
        .isCloseTo(pair.mean(new Nca(0.4, SUMS)), within(1e-12));
  }

  @Test
  void exoIsStillWhereThePolicyIsThatOfTheReward() {
    ExoSamples loss = new ExoSamples(0.5, 2, SUMS);
    Scene best = scene(scored(2, 3), scored(1, 2), scored(-1, 0));
    assertThat(best.mean(loss)).isCloseTo(0, within(1e-12));
    assertThat(best.gradient(loss).all().values()).allMatch(slope -> Math.abs(slope) < 1e-12);
  }

  @Test
  void whatHasNoRewardIsLeftOut() {
    ExoSamples loss = new ExoSamples(0.5, 1, SUMS);
    Scene two = scene(scored(1, 1), scored(0, 0));
    Scene three = scene(scored(1, 1), scored(3, Double.NaN), scored(0, 0));
    assertThat(three.mean(loss)).isEqualTo(two.mean(loss));
    assertThat(three.gradient(loss).row(0, 1, PairFixture.POLICY, 1)).isEmpty();
    assertThat(scene(scored(1, 1)).mass(loss)).isZero();
    assertThat(two.metric(loss, "rewards/implicit")).isEqualTo(0.25);
  }
}
