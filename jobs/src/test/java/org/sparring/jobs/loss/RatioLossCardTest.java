package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Row;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.credit.GroupRelative;

/** Ratios of tokens and of sequences: the cards on RLOO, GRPO, Dr. GRPO, DAPO, GSPO and CISPO. */
class RatioLossCardTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");

  private static Clipped clipped(double low, double high, RatioOf ratio) {
    return new Clipped(low, high, 0, ratio, MeanOver.SEQUENCE, "policy");
  }

  /** The fixture of the cards on GSPO and CISPO. */
  private static Scene card42() {
    Member good =
        Member.of(3).live(POLICY, -0.9, -0.6, -1.5).stored(POLICY, -1, -0.5, -2).advantage(1, 1, 1);
    Member bad =
        Member.of(2).live(POLICY, -0.4, -2.2).stored(POLICY, -0.5, -2).advantage(-0.5, -0.5);
    return Scene.empty().group(Preference.NONE, good, bad);
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.2, -0.352873, -0.196893, 0.118904", "3e-4, 4e-4, -0.250275, 0, 0"})
  void geometricMeanOfTheRatios(
      double low, double high, double expected, double first, double second) {
    Scene scene = card42();
    for (Scene each : List.of(scene, scene.slice(0, 1))) {
      assertThat(each.mean(clipped(low, high, RatioOf.GEOMETRIC))).isCloseTo(expected, SIX);
    }
    Gradient gradient = scene.gradient(clipped(low, high, RatioOf.GEOMETRIC));
    assertThat(gradient.row(0, 0, POLICY, 2))
        .containsExactly(new double[] {first, first, first}, SIX);
    assertThat(gradient.row(0, 1, POLICY, 2)).containsExactly(new double[] {second, second}, SIX);
  }

  @Test
  void ratioOfTheWholeSequence() {
    Clipped loss = clipped(0.2, 0, RatioOf.SEQUENCE);
    Scene scene = card42();
    double bad = 0.5 * Math.exp(-0.1);
    assertThat(scene.mean(loss)).isCloseTo((-1.2 + bad) / 2, SIX);
    assertThat(scene.gradient(loss).row(0, 0, POLICY, 2)).containsExactly(0, 0, 0);
    assertThat(scene.gradient(loss).row(0, 1, POLICY, 2))
        .containsExactly(new double[] {bad / 2, bad / 2}, SIX);
    assertThat(scene.metric(loss, "policy/clipfrac_avg")).isEqualTo(0.5);
    assertThat(scene.metric(loss, "policy/approxkl_avg")).isCloseTo((0.125 + 0.005) / 2, SIX);
    assertThat(scene.metric(loss, "loss/policy_avg")).isCloseTo(scene.mean(loss), SIX);
    assertThat(scene.mean(clipped(0.2, 0.28, RatioOf.SEQUENCE))).isCloseTo((-1.28 + bad) / 2, SIX);
  }

  @Test
  void theAdvantageOfASequenceIsTheMeanOfItsTrainedTokens() {
    Member mixed =
        Member.of(3)
            .live(POLICY, 0, 0, 0)
            .stored(POLICY, 0, 0, 0)
            .advantage(1, 99, 2)
            .author(1, Author.WORLD);
    Scene scene = Scene.empty().group(Preference.NONE, mixed);
    assertThat(scene.mean(clipped(0.2, 0, RatioOf.SEQUENCE))).isCloseTo(-1.5, SIX);
    assertThat(scene.mean(clipped(0.2, 0, RatioOf.GEOMETRIC))).isCloseTo(-1.5, SIX);
  }

  /** With one step per rollout, where nothing has moved, GSPO and GRPO have the same slopes. */
  @Test
  void onPolicyTheGeometricMeanIsTheRatioOfEachToken() {
    Member first = Member.of(3).live(POLICY, -1, -0.5, -2).stored(POLICY, -1, -0.5, -2);
    Member second = Member.of(2).live(POLICY, -0.5, -2).stored(POLICY, -0.5, -2);
    Scene scene =
        Scene.empty().group(Preference.NONE, first.advantage(1, 1, 1), second.advantage(-2, -2));
    Gradient tokens = scene.gradient(clipped(0.2, 0, RatioOf.TOKEN));
    Gradient sequences = scene.gradient(clipped(3e-4, 4e-4, RatioOf.GEOMETRIC));
    for (int m = 0; m < 2; m++) {
      assertThat(sequences.row(0, m, POLICY, 1))
          .containsExactly(tokens.row(0, m, POLICY, 1), within(1e-15));
      assertThat(sequences.row(0, m, POLICY, 1)).doesNotContain(0);
    }
  }

  @ParameterizedTest
  @EnumSource(RatioOf.class)
  void equalRewardsGiveNoSlope(RatioOf ratio) {
    Member first = Member.of(3).live(POLICY, -1, -0.5, -2).stored(POLICY, -1.1, -0.5, -2).score(7);
    Member second = Member.of(2).live(POLICY, -0.5, -2).stored(POLICY, -0.5, -2.1).score(7);
    Group<Credited> credited =
        new GroupRelative(true).assign(Groups.scored(first, second), List.of());
    Scene live = Scene.empty().group(Preference.NONE, first, second);
    Scene scene = new Scene(List.of(credited), live.live());
    assertThat(scene.gradient(clipped(0.2, 0, ratio)).all().values()).containsOnly(-0.0);
  }

  @ParameterizedTest
  @CsvSource({"-1, 5, 3, 0", "-1, 2.5, 2.5, 2.5", "1, 5, -1.28, 0", "-1, 1.1, 1.1, 1.1"})
  void dualClip(double advantage, double ratio, double expected, double slope) {
    Member member =
        Member.of(1).live(POLICY, Math.log(ratio)).stored(POLICY, 0).advantage(advantage);
    Scene scene = Scene.empty().group(Preference.NONE, member);
    Clipped loss = new Clipped(0.2, 0.28, 3, RatioOf.TOKEN, MeanOver.TOKEN, "policy");
    assertThat(scene.mean(loss)).isCloseTo(expected, SIX);
    assertThat(scene.gradient(loss).row(0, 0, POLICY, 1))
        .containsExactly(new double[] {slope}, SIX);
    assertThat(scene.metric(loss, "policy/clipfrac_avg")).isEqualTo(slope == 0 ? 1 : 0);
  }

  @Test
  void aBoundInsideTheRangeIsRefused() {
    assertThatThrownBy(() -> new Clipped(0.2, 0.28, 1.2, RatioOf.TOKEN, MeanOver.TOKEN, "policy"))
        .hasMessageContaining("dual is 1.2")
        .hasMessageContaining("1.28");
  }

  /** The aggregations of the card on Dr. GRPO, whose constant is a length of 8. */
  @ParameterizedTest
  @CsvSource({"TOKEN, 1, 2.166667", "SEQUENCE, 1, 2.125", "SUM, 1, 6.5", "SUM, 0.125, 0.8125"})
  void meansOfTheCard(MeanOver mean, double weight, double expected) {
    assertThat(weight * aggregation(0).mean(new Reinforce(mean, "policy")))
        .isCloseTo(expected, SIX);
  }

  @Test
  void untrainedTokensChangeNoMeanOfSums() {
    Reinforce loss = new Reinforce(MeanOver.SUM, "policy");
    assertThat(aggregation(5).mean(loss)).isEqualTo(aggregation(0).mean(loss));
    assertThat(aggregation(5).gradient(loss).row(1, 0, POLICY, 2))
        .containsExactly(aggregation(0).gradient(loss).row(1, 0, POLICY, 2));
  }

  private static Scene aggregation(int padding) {
    return Scene.empty()
        .group(Preference.NONE, padded(padding, -1, -3))
        .group(Preference.NONE, padded(padding, -2, -2, -4, -1));
  }

  private static Member padded(int padding, double... live) {
    double[] longer = Arrays.copyOf(live, live.length + padding);
    double[] ones = new double[longer.length];
    Arrays.fill(ones, 1);
    Member member = Member.of(longer.length).live(POLICY, longer).advantage(ones);
    for (int t = live.length; t < longer.length; t++) {
      member.author(t, Author.WORLD);
    }
    return member;
  }

  @Test
  void reinforceOfTheCard() {
    Member better = Member.of(3).live(POLICY, -0.9, -0.6, -1.5).advantage(0.4, 0.4, 0.4);
    Member worse = Member.of(2).live(POLICY, -0.4, -2.2).advantage(-0.4, -0.4);
    Scene scene = Scene.empty().group(Preference.NONE, better, worse);
    assertThat(scene.mean(new Reinforce(MeanOver.TOKEN, "policy"))).isCloseTo(0.032, SIX);
    assertThat(scene.mean(new Reinforce(MeanOver.SUM, "policy"))).isCloseTo(0.08, SIX);
  }

  @ParameterizedTest
  @CsvSource({"1.28, 0.467184, -0.256, 0.2", "5, 0.577800, -0.329744, 0"})
  void clippedImportanceWeights(double cap, double expected, double third, double clipped) {
    Reinforce loss = new Reinforce(cap, 0, MeanOver.TOKEN, "policy");
    Scene scene = card42();
    assertThat(scene.mean(loss)).isCloseTo(expected, SIX);
    assertThat(scene.gradient(loss).row(0, 0, POLICY, 5))
        .containsExactly(new double[] {-0.221034, -0.180967, third}, SIX);
    assertThat(scene.gradient(loss).row(0, 1, POLICY, 5))
        .containsExactly(new double[] {0.110517, 0.081873}, SIX);
    assertThat(scene.metric(loss, "policy/clipfrac_avg")).isCloseTo(clipped, SIX);
  }

  @Test
  void aFloorAboveTheCapIsRefused() {
    assertThatThrownBy(() -> new Reinforce(0.5, 0.6, MeanOver.TOKEN, "policy"))
        .hasMessageContaining("floor is 0.6");
  }

  /** The response of the card. */
  private static Scene mirrorDescent() {
    Member member =
        Member.of(3)
            .live(POLICY, Math.log(1.1), Math.log(0.9), Math.log(1.3))
            .stored(POLICY, 0, 0, 0)
            .advantage(1, -0.5, 0.2);
    return Scene.empty().group(Preference.NONE, member);
  }

  @Test
  void mirrorDescentOfTheCard() {
    Scene scene = mirrorDescent();
    MirrorDescent loss = new MirrorDescent(0.5, RatioOf.TOKEN, MeanOver.TOKEN, "policy");
    assertThat(scene.mean(loss)).isCloseTo(-0.269273, SIX);
    assertThat(scene.metric(loss, "policy/surrogate_avg")).isCloseTo(0.303333, SIX);
    assertThat(scene.metric(loss, "policy/divergence_avg")).isCloseTo(0.017030, SIX);
  }

  /** t_k = 1 - (k - 1) / K for K = 4; the divergence of the card, 0.017030, is divided by it. */
  @Test
  void stepsOfMirrorDescentGrowShorterInARun() {
    Scene scene = mirrorDescent();
    MirrorDescent annealed = new MirrorDescent(1, true, RatioOf.TOKEN, MeanOver.TOKEN, "policy");
    MirrorDescent constant = new MirrorDescent(1, RatioOf.TOKEN, MeanOver.TOKEN, "policy");
    double[] steps = {1, 0.75, 0.5, 0.25};
    for (int round = 0; round < steps.length; round++) {
      Progress progress = new Progress(round, 0, round / 4.0);
      double loss = -0.303333 + 0.017030 / steps[round];
      assertThat(scene.mean(annealed.during(progress))).isCloseTo(loss, within(5e-6));
      assertThat(scene.mean(constant.during(progress)))
          .isCloseTo(-0.303333 + 0.017030, within(2e-6));
    }
  }
}
