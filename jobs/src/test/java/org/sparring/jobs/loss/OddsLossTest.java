package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.part.Loss;
import org.sparring.common.random.Draw;
import org.sparring.jobs.Member;

/** Losses of odds: the worked numbers of their cards, and their slopes. */
class OddsLossTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row POLICY = Row.logProb("policy");
  private static final Row REFERENCE = Row.logProb("reference");

  private static Member gained(double gain) {
    return Member.of(1).live(POLICY, -3 + gain).stored(REFERENCE, -3);
  }

  private static double slope(Scene scene, Loss loss, int member) {
    return scene.gradient(loss).row(0, member, POLICY, scene.mass(loss))[0];
  }

  static java.util.stream.Stream<Loss> losses() {
    return java.util.stream.Stream.of(
        new Sppo(0.4, Sppo.Trained.EXTREMES, "policy", "reference"),
        new Sppo(0.4, Sppo.Trained.ALL, "policy", "reference"),
        new Sppo(0.4, Sppo.Trained.DUEL, "policy", "reference"),
        new NashMd(0.4, "policy", "reference"),
        new SoftIpo(0.4, "policy", "reference"));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void slopesOnOdds(Loss loss) {
    SlopeCheck check = new SlopeCheck(loss);
    for (int seed = 0; seed < 10; seed++) {
      Draw draw = Draw.seed(seed).with("odds");
      Member[] members = new Member[4];
      double[][] beats = new double[4][4];
      for (int i = 0; i < 4; i++) {
        members[i] = Member.of(2).role(seed % 2 == 0 && i > 2 ? Role.RIVAL : Role.SAMPLE);
        members[i].live(POLICY, draw.gaussian(4L * i), draw.gaussian(4L * i + 1));
        members[i].stored(REFERENCE, draw.gaussian(4L * i + 2), draw.gaussian(4L * i + 3));
        members[i].weight(1 + i % 2);
        beats[i][i] = 0.5;
        for (int j = 0; j < i; j++) {
          beats[i][j] = draw.with(i).uniform(j);
          beats[j][i] = 1 - beats[i][j];
        }
      }
      check.check(Scene.empty().group(new Preference.Odds(beats), members));
    }
    assertThat(check.compared()).isGreaterThan(60);
  }

  /** The winner's row of the card, and a loser whose mean is 0.3. */
  private static Scene selfPlay() {
    double[][] beats = {
      {0.5, 1.0, 0.9}, {0.0, 0.5, 0.4}, {0.1, 0.6, 0.5},
    };
    return Scene.empty().group(new Preference.Odds(beats), gained(1), gained(-0.5), gained(0));
  }

  @Test
  void selfPlayOfExtremes() {
    Scene scene = selfPlay();
    Sppo loss = new Sppo(0.001, Sppo.Trained.EXTREMES, "policy", "reference");
    assertThat(scene.mean(loss)).isCloseTo((89401.0 + 39800.25) / 2, SIX);
    assertThat(slope(scene, loss, 0)).isCloseTo(-299, SIX);
    assertThat(slope(scene, loss, 1)).isCloseTo(199.5, SIX);
    assertThat(scene.gradient(loss).all()).hasSize(2);
  }

  @Test
  void theRateIncludesTheResponseItself() {
    double[][] beats = new double[5][5];
    double[] row = {0.5, 0.8, 0.9, 0.7, 0.6};
    for (int j = 0; j < 5; j++) {
      beats[0][j] = row[j];
    }
    Scene scene =
        Scene.empty()
            .group(
                new Preference.Odds(beats), gained(0), gained(0), gained(0), gained(0), gained(0));
    assertThat(Tournament.of(scene.groups().get(0), POLICY).rate(0)).isCloseTo(0.7, SIX);
  }

  @Test
  void duelsOfHardOddsAreTheHardLoss() {
    Scene scene = Scene.empty().group(new Preference.Ranks(0, 1), gained(1), gained(-0.5));
    Sppo loss = new Sppo(0.1, Sppo.Trained.DUEL, "policy", "reference");
    assertThat(2 * scene.mean(loss)).isCloseTo(36.25, SIX);
    assertThat(2 * slope(scene, loss, 0)).isCloseTo(-8, SIX);
    assertThat(2 * slope(scene, loss, 1)).isCloseTo(9, SIX);
  }

  @Test
  void nashMirrorDescent() {
    double[][] beats = {{0.5, 0.7}, {0.3, 0.5}};
    Member own = Member.of(2).live(POLICY, -1.0, -0.5).stored(REFERENCE, -1.2, -0.4);
    Member rival = Member.of(1).live(POLICY, -9).stored(REFERENCE, -9).role(Role.RIVAL);
    Scene scene = Scene.empty().group(new Preference.Odds(beats), own, rival);
    NashMd loss = new NashMd(0.1, "policy", "reference");
    assertThat(scene.mean(loss)).isCloseTo(0.285, SIX);
    assertThat(scene.gradient(loss).row(0, 0, POLICY, 1))
        .containsExactly(new double[] {-0.18, -0.21}, SIX);
    assertThat(scene.gradient(loss).all()).hasSize(2);
    assertThat(scene.metric(loss, "odds/mean")).isCloseTo(0.7, SIX);
    assertThat(scene.metric(loss, "odds/gain")).isCloseTo(0.1, SIX);
  }

  /** P1 of the cards at odds 0.8; the implemented form differs by a constant. */
  @Test
  void identityPreferenceOnOdds() {
    double[][] beats = {{0.5, 0.8}, {0.2, 0.5}};
    Scene scene = Scene.empty().group(new Preference.Odds(beats), gained(1), gained(-0.5));
    SoftIpo loss = new SoftIpo(1, "policy", "reference");
    double constant = -0.3 * 0.3 - 0.6 * 1.5;
    assertThat(scene.mean(loss) + constant).isCloseTo(0.45, SIX);
    assertThat(slope(scene, loss, 0)).isCloseTo(2.4, SIX);
    assertThat(slope(scene, loss, 1)).isCloseTo(-2.4, SIX);
  }

  /** Hard odds give the target 1 / (2 tau) of the paired loss: P1 of the pair table. */
  @Test
  void hardOddsAreThePairedLoss() {
    Scene scene = Scene.empty().group(new Preference.Ranks(0, 1), gained(1), gained(-0.5));
    assertThat(scene.mean(new SoftIpo(0.1, "policy", "reference"))).isCloseTo(12.25, SIX);
  }

  @Test
  void aGroupWithoutOddsHasNoMass() {
    Scene scene = Scene.empty().group(Preference.NONE, gained(1), gained(2));
    losses().forEach(loss -> assertThat(scene.mass(loss)).isZero());
    Scene alone = Scene.empty().group(new Preference.Ranks(0), gained(1));
    assertThat(alone.mass(new SoftIpo(1, "policy", "reference"))).isZero();
    Scene equal = Scene.empty().group(new Preference.Ranks(1, 1), gained(1), gained(2));
    assertThat(equal.mass(new Sppo(1, Sppo.Trained.DUEL, "policy", "reference"))).isZero();
  }
}
