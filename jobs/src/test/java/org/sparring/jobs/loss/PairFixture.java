package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.part.Loss;
import org.sparring.jobs.Member;

/** The pairs P1 and P2 that the cards work their numbers on. */
final class PairFixture {
  static final Offset<Double> SIX = within(5e-7);
  static final Row POLICY = Row.logProb("policy");
  static final Row REFERENCE = Row.logProb("reference");
  static final Preference.Ranks FIRST = new Preference.Ranks(0, 1);
  static final Gains SUMS = Gains.sums("policy", "reference");
  static final Gains MEANS = Gains.means("policy", "reference");

  private PairFixture() {}

  /** A response of so many tokens whose log-probabilities have these sums. */
  static Member response(int tokens, double live, double reference) {
    return Member.of(tokens)
        .live(POLICY, even(tokens, live))
        .stored(REFERENCE, even(tokens, reference));
  }

  private static double[] even(int tokens, double total) {
    double[] numbers = new double[tokens];
    Arrays.fill(numbers, total / tokens);
    return numbers;
  }

  static Scene p1() {
    return Scene.empty().group(FIRST, response(6, -12, -13), response(9, -15, -14.5));
  }

  static Scene p2() {
    return Scene.empty().group(FIRST, response(10, -20, -19), response(8, -18, -19.5));
  }

  static Scene both() {
    return p1().group(FIRST, response(10, -20, -19), response(8, -18, -19.5));
  }

  /** Every token of a response has this slope. */
  static void assertSlope(Scene scene, Loss loss, int member, double slope) {
    double[] slopes = scene.gradient(loss).row(0, member, POLICY, scene.mass(loss));
    assertThat(slopes).hasSize(scene.groups().get(0).get(member).length());
    for (double each : slopes) {
      assertThat(each).isCloseTo(slope, SIX);
    }
  }
}
