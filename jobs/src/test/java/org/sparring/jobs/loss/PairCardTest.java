package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.loss.PairFixture.FIRST;
import static org.sparring.jobs.loss.PairFixture.POLICY;
import static org.sparring.jobs.loss.PairFixture.REFERENCE;
import static org.sparring.jobs.loss.PairFixture.SIX;
import static org.sparring.jobs.loss.PairFixture.SUMS;
import static org.sparring.jobs.loss.PairFixture.assertSlope;
import static org.sparring.jobs.loss.PairFixture.both;
import static org.sparring.jobs.loss.PairFixture.p1;
import static org.sparring.jobs.loss.PairFixture.p2;
import static org.sparring.jobs.loss.PairFixture.response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.part.Loss;
import org.sparring.jobs.Member;

/** Worked numbers of the cards beside their table of pair losses, to six decimals. */
class PairCardTest {
  private static final Gains ALONE = Gains.sums("policy", "");
  private static final SftTerm NLL = sft(MeanOver.TOKEN);

  private static SftTerm sft(MeanOver mean) {
    return new SftTerm(SftTerm.Members.BEST, mean, "policy");
  }

  private static Gains with(Divergence divergence, double alpha) {
    return new Gains(Length.SUM, 1, divergence, alpha, Weighting.EQUAL, "policy", "reference");
  }

  @Test
  void slicHf() {
    Hinge loss = new Hinge(1, 1, ALONE);
    SftTerm regular = sft(MeanOver.SUM);
    assertThat(p1().mean(loss) + 0.5 * p1().mean(regular)).isCloseTo(6, SIX);
    assertThat(p2().mean(loss) + 0.5 * p2().mean(regular)).isCloseTo(13, SIX);
    assertThat(p1().gradient(loss).all().values()).allMatch(slope -> slope == 0);
  }

  @Test
  void orpo() {
    OddsRatio loss = new OddsRatio(0.1, "policy");
    assertThat(p1().metric(loss, "log_odds_chosen")).isCloseTo(-0.397254, SIX);
    assertThat(p1().metric(loss, "log_odds_ratio")).isCloseTo(-0.911372, SIX);
    assertThat(p1().mean(loss) + p1().mean(sft(MeanOver.SEQUENCE))).isCloseTo(2.091137, SIX);
    assertThat(p1().metric(loss, "rewards/chosen")).isCloseTo(-0.2, SIX);
  }

  @Test
  void aCertainResponseHasFiniteOdds() {
    OddsRatio loss = new OddsRatio(0.1, "policy");
    Scene certain = Scene.empty().group(FIRST, response(2, -1, 0), response(3, 0, 0));
    assertThat(certain.mean(loss)).isFinite().isGreaterThan(1);
    assertThat(certain.gradient(loss).all().values()).allMatch(Double::isFinite);
  }

  @Test
  void simpoAndItsSumWithCpo() {
    Dpo loss = new Dpo(2, 0, 1, Gains.means("policy", ""));
    assertThat(p1().mean(loss)).isCloseTo(1.839675, SIX);
    assertThat(p1().mean(loss) + p1().mean(NLL)).isCloseTo(3.839675, SIX);
    assertThat(p1().metric(loss, "rewards/chosen")).isCloseTo(-4, SIX);
  }

  @Test
  void cpo() {
    Dpo loss = new Dpo(0.1, 0, 0, ALONE);
    assertThat(p1().mean(loss)).isCloseTo(0.554355, SIX);
    assertThat(p1().mean(loss) + p1().mean(NLL)).isCloseTo(2.554355, SIX);
    assertThat(both().mean(NLL)).isCloseTo(2, SIX);
  }

  @Test
  void rso() {
    assertThat(p1().mean(new Dpo(0.05, 0, 0, SUMS))).isCloseTo(0.656350, SIX);
    assertThat(p1().mean(new Hinge(0.05, 1, SUMS))).isCloseTo(0.925, SIX);
  }

  @Test
  void exoIsLeastAtTheLabel() {
    Exo loss = new Exo(1, 0.2, SUMS);
    double gap = Math.log(0.8 / 0.2);
    Scene least = Scene.empty().group(FIRST, response(1, -1 + gap, -1), response(1, -1, -1));
    assertThat(least.mean(loss)).isCloseTo(0, within(1e-12));
    assertSlope(least, loss, 0, 0);
  }

  @Test
  void discopopHasTheLocalMinimumOfItsCard() {
    Discopop loss = new Discopop(1, 0.05, SUMS);
    assertThat(loss.of(-0.1186).slope()).isCloseTo(0, within(2e-3));
    assertThat(loss.of(-0.13).slope()).isNegative();
    assertThat(loss.of(-0.10).slope()).isPositive();
    assertThat(loss.of(0.06).slope()).isPositive();
    assertThat(loss.of(0.08).slope()).isNegative();
  }

  @Test
  void divergences() {
    Loss shannon = new Dpo(0.1, 0, 0, with(Divergence.JENSEN_SHANNON, 1));
    Loss forward = new Dpo(0.1, 0, 0, with(Divergence.ALPHA, 1));
    Loss nearlyReverse = new Dpo(0.1, 0, 0, with(Divergence.ALPHA, 1e-9));
    assertThat(p1().mean(shannon)).isCloseTo(0.660652, SIX);
    assertThat(p1().mean(forward)).isCloseTo(0.631154, SIX);
    assertThat(p1().mean(nearlyReverse)).isCloseTo(0.620957, SIX);
  }

  @Test
  void rpo() {
    assertThat(p1().mean(new Dpo(0.1, 0, 0, SUMS)) + p1().mean(NLL)).isCloseTo(2.620957, SIX);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, 0})
  void tokensBeyondTheShorterResponseCountLess(double beyond) {
    Gains gains =
        new Gains(
            Length.SUM, beyond, Divergence.REVERSE_KL, 1, Weighting.EQUAL, "policy", "reference");
    Scene scene = p1();
    assertThat(scene.mean(new Dpo(0.1, 0, 0, gains))).isCloseTo(expected(beyond), within(1e-12));
    double[] slopes = scene.gradient(new Dpo(0.1, 0, 0, gains)).row(0, 1, POLICY, 1);
    assertThat(slopes).hasSize(beyond == 0 ? 6 : 9);
    assertThat(slopes[slopes.length - 1] / slopes[0])
        .isCloseTo(beyond == 0 ? 1 : beyond, within(1e-12));
  }

  /** The rejected response of P1 has three tokens more, each with a log-ratio of -1/18. */
  private static double expected(double beyond) {
    return -Logistic.log(0.1 * (1 + (6 + 3 * beyond) / 18));
  }

  @Test
  void pairsThatThePolicyWouldNotWriteCountLess() {
    Row collision = new Row("policy", Signal.COLLISION);
    Member chosen = response(2, -2, -1).live(collision, Math.exp(-0.5), Math.exp(-0.5));
    Member rejected = response(1, -1.5, -1).live(collision, Math.exp(-1.7));
    Gains gains =
        new Gains(
            Length.SUM, 1, Divergence.REVERSE_KL, 1, Weighting.ON_POLICY, "policy", "reference");
    Scene scene = Scene.empty().group(FIRST, chosen, rejected);
    double factor = Math.exp((-1 + 0.5) + (-1.5 + 1.7));
    Dpo plain = new Dpo(0.1, 0, 0, SUMS);
    Dpo weighted = new Dpo(0.1, 0, 0, gains);
    assertThat(scene.mean(weighted)).isCloseTo(factor * scene.mean(plain), within(1e-12));
    assertThat(scene.metric(weighted, "pairs/factor")).isCloseTo(factor, within(1e-12));
    Member likely = response(1, -0.1, -1).live(collision, Math.exp(-1.7));
    Scene most = Scene.empty().group(FIRST, chosen, likely);
    assertThat(most.metric(weighted, "pairs/factor")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.692323", "0, 0.693147"})
  void tgdpo(double alpha, double expected) {
    Row guide = Row.logProb("guide");
    Member chosen =
        Member.of(2).live(POLICY, -0.7, -1.1).stored(REFERENCE, -1, -1).stored(guide, -0.5, -1.2);
    Member rejected =
        Member.of(2).live(POLICY, -1.2, -0.6).stored(REFERENCE, -1, -1).stored(guide, -1.6, -0.9);
    Scene scene = Scene.empty().group(FIRST, chosen, rejected);
    assertThat(scene.mean(new Tgdpo(0.1, alpha, "guide", SUMS))).isCloseTo(expected, SIX);
  }

  @Test
  void tgdpoNeedsAReference() {
    assertThatThrownBy(() -> new Tgdpo(0.1, 0.5, "guide", ALONE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("tgdpo.gains.reference");
  }

  private static Scene scored(double chosen, double rejected) {
    Row score = Row.score("reward");
    return Scene.empty()
        .group(
            FIRST,
            response(6, -12, -13).stored(score, chosen),
            response(9, -15, -14.5).stored(score, rejected));
  }

  @Test
  void smpo() {
    Smpo loss = new Smpo(0.1, 1, 0, 1, "reward", SUMS);
    Scene sure = scored(Math.log(0.7 / 0.3), 0);
    assertThat(sure.mean(loss)).isCloseTo(0.663597, SIX);
    assertSlope(sure, loss, 0, -0.019400);
    assertSlope(sure, loss, 1, 0.019400);
    assertThat(sure.metric(loss, "preference/probability")).isCloseTo(0.7, SIX);
    assertThat(scored(2, 2).mean(loss)).isCloseTo(Math.log(2), SIX);
    assertSlope(scored(2, 2), loss, 0, 0);
    Smpo pictures = new Smpo(0.1, 10, 0.11543526500463486, 0.28201571106910706, "reward", SUMS);
    assertThat(scored(0.22, 0.20).metric(pictures, "preference/probability"))
        .isCloseTo(0.529980, SIX);
    assertThat(scored(0.22, 0.20).mean(pictures)).isCloseTo(0.649189, SIX);
  }

  @Test
  void meansOfEqualLengthsAreDpoAtBetaOverTheLength() {
    Scene scene = Scene.empty().group(FIRST, response(5, -7, -8), response(5, -9, -6));
    Dpo means = new Dpo(0.7, 0, 0, PairFixture.MEANS);
    Dpo sums = new Dpo(0.7 / 5, 0, 0, SUMS);
    assertThat(scene.mean(means)).isCloseTo(scene.mean(sums), within(1e-12));
    assertSlope(scene, means, 0, scene.gradient(sums).row(0, 0, POLICY, 1)[0]);
    assertSlope(scene, means, 1, scene.gradient(sums).row(0, 1, POLICY, 1)[0]);
  }

  @Test
  void aResponseWithoutTokensHasAMeanOfZero() {
    Scene scene = Scene.empty().group(FIRST, response(2, -3, -3), response(0, 0, 0));
    assertThat(scene.mean(new Dpo(2, 0, 1, Gains.means("policy", "")))).isFinite();
  }
}
