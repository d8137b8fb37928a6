package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Author;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.jobs.Member;

/** The worked numbers of the cards on PPO, DAPO and REINFORCE, to six decimals. */
class PolicyLossCardTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");
  private static final double[] OLD = {-1, -0.5, -2, -0.2};
  private static final double[] WHITE = {1.092344, 0.637772, -0.192982, -1.537135};

  private static Clipped clipped(double high, MeanOver mean) {
    return new Clipped(0.2, high, mean, "policy");
  }

  private static Scene card1() {
    Member member =
        Member.of(4)
            .live(POLICY, -0.9, -0.6, -1.5, -0.25)
            .stored(POLICY, OLD)
            .advantage(WHITE)
            .live(Row.value("critic"), 0.5, 0.1, 0.35, 0.45)
            .stored(Row.value("critic"), 0.1, 0.2, 0.3, 0.4)
            .target(0.925726, 0.984975, 1.010500, 0.990000);
    return Scene.empty().group(Preference.NONE, member);
  }

  @Test
  void clippedSurrogate() {
    Clipped loss = clipped(0, MeanOver.TOKEN);
    assertThat(card1().mean(loss)).isCloseTo(-0.000992, within(1.5e-6));
    assertThat(card1().metric(loss, "policy/approxkl_avg")).isCloseTo(0.034063, SIX);
    assertThat(card1().metric(loss, "loss/policy_avg")).isEqualTo(card1().mean(loss));
  }

  /** ReMax's numbers, then REINFORCE's. */
  @Test
  void reinforce() {
    Reinforce loss = new Reinforce(MeanOver.TOKEN, "policy");
    Member greedy = Member.of(3).live(POLICY, -1, -0.5, -2).advantage(0.475149, 0.495050, 0.475000);
    assertThat(Scene.empty().group(Preference.NONE, greedy).mean(loss)).isCloseTo(0.557558, SIX);
    Member better = Member.of(3).live(POLICY, -0.9, -0.6, -1.5).advantage(0.4, 0.4, 0.4);
    Member worse = Member.of(2).live(POLICY, -0.4, -2.2).advantage(-0.4, -0.4);
    assertThat(Scene.empty().group(Preference.NONE, better, worse).mean(loss))
        .isCloseTo(0.032, SIX);
  }

  @Test
  void clippedShareCountsTokensWhoseClippedTermIsGreater() {
    Member member =
        Member.of(2)
            .live(POLICY, Math.log(1.5), Math.log(0.5))
            .stored(POLICY, 0, 0)
            .advantage(1, -1);
    Scene scene = Scene.empty().group(Preference.NONE, member);
    Clipped loss = clipped(0, MeanOver.TOKEN);
    assertThat(scene.mean(loss)).isCloseTo(-0.2, SIX);
    assertThat(scene.metric(loss, "policy/clipfrac_avg")).isEqualTo(1);
    member.advantage(-1, 1);
    assertThat(scene.metric(loss, "policy/clipfrac_avg")).isEqualTo(1);
    Scene free = Scene.empty().group(Preference.NONE, member);
    assertThat(free.metric(loss, "policy/clipfrac_avg")).isZero();
  }

  @Test
  void valueError() {
    ValueError loss = new ValueError(0.2, MeanOver.TOKEN, "critic");
    assertThat(card1().mean(loss)).isCloseTo(0.237822, SIX);
    assertThat(card1().metric(loss, "val/clipfrac_avg")).isEqualTo(0.25);
  }

  @ParameterizedTest
  @CsvSource({"K1, -0.075000", "K2, 0.038750", "K3, 0.044365"})
  void divergenceFromTheReference(KlTerm.Estimator estimator, double expected) {
    KlTerm loss = new KlTerm(estimator, MeanOver.TOKEN, "policy", "reference");
    Member member =
        Member.of(4).live(POLICY, OLD).stored(Row.logProb("reference"), -1.2, -0.4, -1.5, -0.3);
    Scene scene = Scene.empty().group(Preference.NONE, member);
    assertThat(scene.mean(loss)).isCloseTo(expected, SIX);
    assertThat(scene.metric(loss, "kl")).isCloseTo(expected, SIX);
  }

  @ParameterizedTest
  @CsvSource({"K1, 0.2, 1", "K2, 0.2, 0.2", "K3, 0.2, 0.181269", "K3, -0.5, -0.648721"})
  void slopesOfTheEstimators(KlTerm.Estimator estimator, double gap, double slope) {
    assertThat(estimator.at(gap).slope()).isCloseTo(slope, SIX);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.35, -1.28", "-1, 1.35, 1.35", "1, 1.25, -1.25", "-1, 0.5, 0.8"})
  void higherUpperEnd(double advantage, double ratio, double expected) {
    Member member =
        Member.of(1).live(POLICY, Math.log(ratio)).stored(POLICY, 0).advantage(advantage);
    Scene scene = Scene.empty().group(Preference.NONE, member);
    assertThat(scene.mean(clipped(0.28, MeanOver.TOKEN))).isCloseTo(expected, SIX);
  }

  @Test
  void meansOverTokensAndOverSequences() {
    Scene scene = aggregation();
    SftTerm token = new SftTerm(SftTerm.Members.ALL, MeanOver.TOKEN, "policy");
    SftTerm sequence = new SftTerm(SftTerm.Members.ALL, MeanOver.SEQUENCE, "policy");
    assertThat(scene.mean(token)).isCloseTo(13 / 6.0, SIX);
    assertThat(scene.mean(sequence)).isCloseTo((2 + 2.25) / 2, SIX);
    assertThat(scene.mass(token)).isEqualTo(6);
    assertThat(scene.mass(sequence)).isEqualTo(2);
  }

  private static Scene aggregation() {
    Member first = Member.of(2).live(POLICY, -1, -3);
    Member second = Member.of(4).live(POLICY, -2, -2, -4, -1);
    Member dropped = Member.of(1).live(POLICY, -100).weight(0);
    Member prompted = Member.of(1).live(POLICY, -100).author(0, Author.WORLD);
    return Scene.empty()
        .group(Preference.NONE, first)
        .group(Preference.NONE, second, dropped, prompted);
  }

  @Test
  void weightsMultiplyTermsAndMass() {
    Member light = Member.of(1).live(POLICY, -1).weight(0.5);
    Member heavy = Member.of(2).live(POLICY, -3, -5).weight(2);
    Scene scene = Scene.empty().group(Preference.NONE, light, heavy);
    SftTerm token = new SftTerm(SftTerm.Members.ALL, MeanOver.TOKEN, "policy");
    assertThat(scene.mass(token)).isEqualTo(4.5);
    assertThat(scene.sum(token)).isEqualTo(16.5);
    SftTerm sequence = new SftTerm(SftTerm.Members.ALL, MeanOver.SEQUENCE, "policy");
    assertThat(scene.mass(sequence)).isEqualTo(2.5);
    assertThat(scene.sum(sequence)).isEqualTo(8.5);
  }

  @Test
  void imitationOfTheBestOfARankedGroup() {
    Member worse = Member.of(1).live(POLICY, -7);
    Member best = Member.of(2).live(POLICY, -1, -2);
    Scene ranked = Scene.empty().group(new Preference.Ranks(1, 0), worse, best);
    SftTerm loss = new SftTerm(SftTerm.Members.BEST, MeanOver.TOKEN, "policy");
    assertThat(ranked.mean(loss)).isEqualTo(1.5);
    assertThat(Scene.empty().group(Preference.NONE, worse, best).sum(loss)).isEqualTo(10);
  }

  @Test
  void entropyBonusOfTheCards() {
    Row entropy = new Row("policy", Signal.ENTROPY);
    Member first = Member.of(3).live(entropy, 1, 0.8, 0.9);
    Member second = Member.of(2).live(entropy, 0.7, 1.1);
    Scene scene = Scene.empty().group(Preference.NONE, first, second);
    EntropyTerm token = new EntropyTerm(MeanOver.TOKEN, "policy");
    assertThat(scene.mean(token)).isCloseTo(-0.9, SIX);
    assertThat(0.338 + 0.5 * 0.111 + 0.01 * scene.mean(token)).isCloseTo(0.3845, SIX);
    assertThat(scene.metric(token, "policy/entropy_avg")).isCloseTo(0.9, SIX);
    assertThat(scene.gradient(token).row(0, 1, entropy, 5)).containsExactly(-0.2, -0.2);
    assertThat(scene.mean(new EntropyTerm(MeanOver.SEQUENCE, "policy"))).isCloseTo(-0.9, SIX);
  }
}
