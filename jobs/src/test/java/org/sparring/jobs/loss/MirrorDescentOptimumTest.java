package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.jobs.Member;

/** Mirror descent of a tabular policy ends at pi_old exp(step A) / Z (Tomar et al. 2020). */
class MirrorDescentOptimumTest {
  private static final Row POLICY = Row.logProb("policy");
  private static final double[] OLD = {0.4, 0.3, 0.2, 0.1};
  private static final double[] ADVANTAGE = {-1, 0.5, 1, 2};

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 2})
  void itIsReached(double step) {
    MirrorDescent loss = new MirrorDescent(step, RatioOf.TOKEN, MeanOver.TOKEN, "policy");
    double[] logits = Arrays.stream(OLD).map(Math::log).toArray();
    for (int i = 0; i < 4000; i++) {
      double[] slopes = slopes(loss, logits);
      double sum = Arrays.stream(slopes).sum();
      double[] policy = policy(logits);
      for (int a = 0; a < logits.length; a++) {
        logits[a] -= 0.2 * (slopes[a] - policy[a] * sum);
      }
    }
    double[] best = new double[OLD.length];
    Arrays.setAll(best, a -> Math.log(OLD[a]) + step * ADVANTAGE[a]);
    assertThat(distance(policy(logits), policy(best))).isLessThan(0.001);
    assertThat(distance(OLD, policy(best))).isGreaterThan(0.1);
  }

  /** Every action as often as the old policy takes it: its weight. */
  private static double[] slopes(MirrorDescent loss, double[] logits) {
    double[] policy = policy(logits);
    Member[] members = new Member[OLD.length];
    for (int a = 0; a < members.length; a++) {
      members[a] =
          Member.of(1)
              .weight(OLD[a])
              .live(POLICY, Math.log(policy[a]))
              .stored(POLICY, Math.log(OLD[a]))
              .advantage(ADVANTAGE[a]);
    }
    Scene scene = Scene.empty().group(Preference.NONE, members);
    Gradient gradient = scene.gradient(loss);
    double[] slopes = new double[OLD.length];
    Arrays.setAll(slopes, a -> gradient.row(0, a, POLICY, scene.mass(loss))[0]);
    return slopes;
  }

  private static double[] policy(double[] logits) {
    double total = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(each -> Math.exp(each) / total).toArray();
  }

  private static double distance(double[] one, double[] two) {
    double sum = 0;
    for (int a = 0; a < one.length; a++) {
      sum += Math.abs(one[a] - two[a]) / 2;
    }
    return sum;
  }
}
