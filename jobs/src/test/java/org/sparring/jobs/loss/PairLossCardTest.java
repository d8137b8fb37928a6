package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Author;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.jobs.Member;

/** The worked numbers of the cards on DPO and Bradley-Terry, to six decimals. */
class PairLossCardTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");
  private static final Row REFERENCE = Row.logProb("reference");
  private static final Row SCORE = Row.score("reward");
  private static final Preference.Ranks FIRST = new Preference.Ranks(0, 1);

  private static Member member(double live, double reference) {
    return Member.of(2).live(POLICY, live - 1, 1).stored(REFERENCE, reference + 2, -2);
  }

  private static Scene p1() {
    return Scene.empty().group(FIRST, member(-12, -13), member(-15, -14.5));
  }

  private static Scene p2() {
    return Scene.empty().group(FIRST, member(-20, -19), member(-18, -19.5));
  }

  private static Dpo dpo(double smoothing) {
    return new Dpo(0.1, smoothing, "policy", "reference");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.620957, 0.825939, -0.046257, -0.056218",
    "0.1, 0.635957, 0.800939, -0.036257, -0.046218"
  })
  void rowsOfThePairTable(
      double smoothing, double first, double second, double slope1, double slope2) {
    Dpo loss = dpo(smoothing);
    assertThat(p1().mean(loss)).isCloseTo(first, SIX);
    assertThat(p2().mean(loss)).isCloseTo(second, SIX);
    assertSlopes(p1(), loss, slope1);
    assertSlopes(p2(), loss, slope2);
  }

  private static void assertSlopes(Scene scene, Dpo loss, double chosen) {
    Gradient gradient = scene.gradient(loss);
    for (double slope : gradient.row(0, 0, POLICY, 1)) {
      assertThat(slope).isCloseTo(chosen, SIX);
    }
    for (double slope : gradient.row(0, 1, POLICY, 1)) {
      assertThat(slope).isCloseTo(-chosen, SIX);
    }
    assertThat(gradient.all()).hasSize(4);
  }

  @Test
  void meanOverPairs() {
    Scene both = p1().group(FIRST, member(-20, -19), member(-18, -19.5)).group(FIRST, member(0, 0));
    assertThat(both.slice(0, 2).mean(dpo(0))).isCloseTo(0.723448, SIX);
  }

  @Test
  void implicitRewards() {
    Scene both = p1().group(FIRST, member(-20, -19), member(-18, -19.5));
    Dpo loss = dpo(0);
    assertThat(p1().metric(loss, "rewards/chosen")).isCloseTo(0.1, SIX);
    assertThat(p1().metric(loss, "rewards/rejected")).isCloseTo(-0.05, SIX);
    assertThat(both.metric(loss, "rewards/margins")).isCloseTo(-0.05, SIX);
    assertThat(both.metric(loss, "rewards/accuracies")).isEqualTo(0.5);
    assertThat(both.metric(loss, "logps/chosen")).isCloseTo(-16, SIX);
  }

  @Test
  void untrainedTokensAreNotSummed() {
    Member chosen = member(-12, -13).author(0, Author.PREFIX);
    Scene scene = Scene.empty().group(FIRST, chosen, member(-15, -14.5));
    assertThat(scene.metric(dpo(0), "logps/chosen")).isEqualTo(1);
    assertThat(scene.gradient(dpo(0)).row(0, 0, POLICY, 1)).hasSize(1);
  }

  @Test
  void onlyAStrictOrderMakesAPair() {
    Member a = member(-1, -1);
    Member b = member(-2, -2);
    Member c = member(-3, -3);
    assertThat(mass(new Preference.Ranks(0, 0), a, b)).isZero();
    assertThat(mass(new Preference.Ranks(-1, 0), a, b)).isZero();
    assertThat(mass(Preference.NONE, a, b)).isZero();
    assertThat(mass(new Preference.Ranks(0), a)).isZero();
    assertThat(mass(new Preference.Ranks(1, 0), a, b)).isEqualTo(1);
    assertThat(mass(new Preference.Ranks(1, 0), a, b.weight(0))).isZero();
    b.weight(0.5);
    assertThat(mass(new Preference.Ranks(1, 0), a, b)).isEqualTo(0.5);
    Scene three = Scene.empty().group(new Preference.Ranks(2, 0, 1), a, b, c);
    assertThat(three.metric(dpo(0), "logps/chosen")).isEqualTo(-2);
    assertThat(three.metric(dpo(0), "logps/rejected")).isEqualTo(-1);
  }

  private static double mass(Preference order, Member... members) {
    return Scene.empty().group(order, members).mass(dpo(0));
  }

  @ParameterizedTest
  @CsvSource({"false, 0, 0.437488", "true, 0, 0.644397", "true, 0.01, 0.663997"})
  void bradleyTerry(boolean margin, double centring, double expected) {
    BradleyTerry loss = new BradleyTerry(margin, centring, "reward");
    assertThat(scores(0.5).mean(loss)).isCloseTo(expected, SIX);
  }

  @Test
  void bradleyTerrySlopesAndMetrics() {
    BradleyTerry loss = new BradleyTerry(true, 0, "reward");
    Scene scene = scores(Double.NaN);
    assertThat(scene.gradient(loss).row(0, 0, SCORE, 1)[0]).isCloseTo(-0.354344, SIX);
    assertThat(scene.gradient(loss).row(0, 1, SCORE, 1)[0]).isCloseTo(0.354344, SIX);
    assertThat(scene.metric(loss, "accuracy")).isEqualTo(1);
    assertThat(scene.metric(loss, "margin")).isCloseTo(0.6, SIX);
    assertThat(scene.metric(loss, "mean_reward")).isCloseTo(0.7, SIX);
  }

  private static Scene scores(double strength) {
    Preference order = new Preference.Ranks(new int[] {0, 1}, strength);
    return Scene.empty().group(order, Member.of(3).live(SCORE, 1), Member.of(2).live(SCORE, 0.4));
  }

  /** Two statements each, the better one first. */
  private static Preference statements() {
    return new Preference.Pairs(
        List.of(
            new Preference.Comparison(0, 1, 1, Double.NaN),
            new Preference.Comparison(2, 3, 1, Double.NaN)));
  }

  @Test
  void verdictsOfAGenerativeRewardModel() {
    BradleyTerry loss = new BradleyTerry(false, 0, BradleyTerry.Of.LOG_PROB, "policy");
    Member[] verdicts = {
      Member.of(1).live(POLICY, 2 - 9),
      Member.of(1).live(POLICY, 1 - 9),
      Member.of(1).live(POLICY, 1.3 - 9),
      Member.of(1).live(POLICY, 0.5 - 9)
    };
    Scene scene = Scene.empty().group(statements(), verdicts);
    assertThat(scene.mass(loss)).isEqualTo(2);
    assertThat(scene.mean(loss)).isCloseTo(0.342181, SIX);
    assertThat(scene.gradient(loss).row(0, 0, POLICY, 1)[0]).isCloseTo(0.731059 - 1, SIX);
    assertThat(scene.gradient(loss).row(0, 3, POLICY, 1)[0]).isCloseTo(1 - 0.689974, SIX);
  }

  @Test
  void rewardsOfStatedConfidence() {
    BradleyTerry loss = new BradleyTerry(false, 0, "reward");
    Scene scene =
        Scene.empty()
            .group(
                statements(),
                Member.of(1).live(SCORE, 1),
                Member.of(1).live(SCORE, 0.6),
                Member.of(1).live(SCORE, 0.4),
                Member.of(1).live(SCORE, 0.9));
    assertThat(2 * scene.mean(loss)).isCloseTo(0.513015 + 0.974077, within(2e-6));
    Scene margins =
        Scene.empty()
            .group(
                statements(),
                Member.of(1).live(SCORE, 0.6),
                Member.of(1).live(SCORE, 0),
                Member.of(1).live(SCORE, -0.3),
                Member.of(1).live(SCORE, 0));
    assertThat(2 * margins.mean(loss)).isCloseTo(1.291843, SIX);
  }
}
