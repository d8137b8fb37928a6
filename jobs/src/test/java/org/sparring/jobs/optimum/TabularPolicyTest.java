package org.sparring.jobs.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Preference;
import org.sparring.jobs.loss.Dpo;
import org.sparring.jobs.loss.Gains;
import org.sparring.jobs.loss.Ipo;
import org.sparring.jobs.loss.MeanOver;
import org.sparring.jobs.loss.Reinforce;

/** Tables converge to the optima that theory gives, within 0.02 in total variation. */
class TabularPolicyTest {
  private static final double[][] REFERENCE = {{0, 0.5, -0.5, 0.2}, {1, 0, 0, -1}};
  private static final double[][] WORTH = {{1, 0, 0.5, 0.2}, {0, 0.3, 0.9, 0.6}};
  private static final Preference FIRST = new Preference.Ranks(0, 1);

  private static double prefers(int prompt, int one, int other) {
    return 1 / (1 + Math.exp(-3 * (WORTH[prompt][one] - WORTH[prompt][other])));
  }

  /** Every ordered pair, as often as a Bradley-Terry annotator would give it. */
  private static List<TabularPolicy.Seen> population() {
    List<TabularPolicy.Seen> pairs = new ArrayList<>();
    for (int prompt = 0; prompt < WORTH.length; prompt++) {
      for (int one = 0; one < WORTH[prompt].length; one++) {
        for (int other = 0; other < WORTH[prompt].length; other++) {
          if (one != other) {
            double weight = prefers(prompt, one, other);
            pairs.add(new TabularPolicy.Seen(prompt, new int[] {one, other}, FIRST, weight));
          }
        }
      }
    }
    return pairs;
  }

  private static void assertClose(TabularPolicy policy, double[][] exponents) {
    for (int prompt = 0; prompt < WORTH.length; prompt++) {
      double[] start = new TabularPolicy(REFERENCE).probabilities(prompt);
      double[] optimum = TabularPolicy.tilted(start, exponents[prompt]);
      assertThat(TabularPolicy.totalVariation(start, optimum)).isGreaterThan(0.1);
      assertThat(TabularPolicy.totalVariation(policy.probabilities(prompt), optimum))
          .as("prompt %d", prompt)
          .isLessThan(0.02);
    }
  }

  @Test
  void dpoConvergesToTheTiltedReference() {
    TabularPolicy policy = new TabularPolicy(REFERENCE);
    double beta = 2;
    policy.descend(new Dpo(beta, 0, "policy", "reference"), population(), 2000, 1);
    double[][] exponents = new double[WORTH.length][4];
    for (int prompt = 0; prompt < WORTH.length; prompt++) {
      for (int y = 0; y < 4; y++) {
        exponents[prompt][y] = 3 * WORTH[prompt][y] / beta;
      }
    }
    assertClose(policy, exponents);
  }

  @Test
  void ipoConvergesToTheMeanPreferenceOverTau() {
    TabularPolicy policy = new TabularPolicy(REFERENCE);
    double tau = 0.4;
    policy.descend(new Ipo(tau, Gains.sums("policy", "reference")), population(), 2000, 0.5);
    double[][] exponents = new double[WORTH.length][4];
    for (int prompt = 0; prompt < WORTH.length; prompt++) {
      for (int y = 0; y < 4; y++) {
        for (int other = 0; other < 4; other++) {
          exponents[prompt][y] += prefers(prompt, y, other) / 4 / tau;
        }
      }
    }
    assertClose(policy, exponents);
  }

  @Test
  void advantagesMoveTheTableAlongTheExactPolicyGradient() {
    TabularPolicy policy = new TabularPolicy(new double[] {0, 0, 0});
    var seen = new TabularPolicy.Seen(0, new int[] {0, 1, 2}, Preference.NONE, 1, 1, 0, -1);
    policy.descend(new Reinforce(MeanOver.SEQUENCE, "policy"), List.of(seen), 1, 0.3);
    double up = Math.exp(0.1);
    double down = Math.exp(-0.1);
    double sum = up + 1 + down;
    assertThat(policy.probabilities(0))
        .containsExactly(new double[] {up / sum, 1 / sum, down / sum}, within(1e-12));
  }
}
