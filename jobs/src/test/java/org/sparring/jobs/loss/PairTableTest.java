package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sparring.jobs.loss.PairFixture.MEANS;
import static org.sparring.jobs.loss.PairFixture.SIX;
import static org.sparring.jobs.loss.PairFixture.SUMS;
import static org.sparring.jobs.loss.PairFixture.assertSlope;
import static org.sparring.jobs.loss.PairFixture.p1;
import static org.sparring.jobs.loss.PairFixture.p2;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.part.Loss;

/** The cards' table of pair losses, to six decimals: value and slopes on P1, then on P2. */
class PairTableTest {
  static Stream<Arguments> rows() {
    return Stream.of(
        row(new Dpo(0.1, 0, 0, SUMS), 0.620957, -0.046257, 0.046257, 0.825939, -0.056218, 0.056218),
        row(
            new Dpo(0.1, 0.1, 0, SUMS),
            0.635957,
            -0.036257,
            0.036257,
            0.800939,
            -0.046218,
            0.046218),
        row(
            new RobustDpo(0.1, 0.1, SUMS),
            0.602207,
            -0.058757,
            0.058757,
            0.857189,
            -0.068718,
            0.068718),
        row(new Hinge(0.1, 1, SUMS), 0.85, -0.1, 0.1, 1.25, -0.1, 0.1),
        row(new Ipo(0.1, SUMS), 12.25, -7, 7, 56.25, -15, 15),
        row(new Ipo(0.1, MEANS), 22.827160, -1.592593, 1.061728, 27.957656, -1.057500, 1.321875),
        row(new Exo(0.1, 1e-3, SUMS), 2.505517, -0.167972, 0.167972, 3.198420, -0.176152, 0.176152),
        row(new Nca(0.1, SUMS), 1.350825, -0.021253, 0.024375, 1.452074, -0.028747, 0.026871),
        row(new ApoZero(0.1, SUMS), 0.962523, -0.024938, 0.024984, 1.062409, -0.024938, 0.024860),
        row(new ApoDown(0.1, SUMS), 0.987549, 0.000078, 0.024860, 1.037197, 0.000324, 0.024613),
        row(
            new Discopop(0.1, 0.05, SUMS),
            0.849338,
            -0.062520,
            0.062520,
            0.829005,
            -0.050610,
            0.050610),
        row(new Dpo(0.1, 0, 0, MEANS), 0.682098, -0.008241, 0.005494, 0.707625, Double.NaN, 0),
        row(new Dpo(2, 0, 0, MEANS), 0.495416, -0.130227, 0.086818, Double.NaN, Double.NaN, 0),
        row(new Aot(0.1, 0, SUMS), 0.620957, -0.046257, 0.046257, 0.825939, -0.056218, 0.056218),
        row(
            new AotUnpaired(0.1, 0, SUMS),
            0.620957,
            -0.046257,
            0.046257,
            0.825939,
            -0.056218,
            0.056218));
  }

  private static Arguments row(Loss loss, double... numbers) {
    return arguments(loss, numbers);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void valuesAndSlopes(Loss loss, double[] row) {
    check(p1(), loss, row[0], row[1], row[2]);
    check(p2(), loss, row[3], row[4], row[5]);
  }

  /** What a card does not say is not checked. */
  private static void check(Scene scene, Loss loss, double value, double chosen, double rejected) {
    if (!Double.isNaN(value)) {
      assertThat(scene.mean(loss)).isCloseTo(value, SIX);
    }
    if (!Double.isNaN(chosen)) {
      assertSlope(scene, loss, 0, chosen);
      assertSlope(scene, loss, 1, rejected);
    }
  }
}
