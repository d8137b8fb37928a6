package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.data.Preference;
import org.sparring.jobs.optimum.TabularPolicy;

/** Mirror descent of a tabular policy ends at pi_old exp(step A) / Z (Tomar et al. 2020). */
class MirrorDescentOptimumTest {
  private static final double[] OLD = {0.4, 0.3, 0.2, 0.1};
  private static final double[] ADVANTAGE = {-1, 0.5, 1, 2};

  /** Every action as often as the old policy takes it: its weight. */
  private static List<TabularPolicy.Seen> actions() {
    return IntStream.range(0, OLD.length)
        .mapToObj(
            a -> new TabularPolicy.Seen(0, new int[] {a}, Preference.NONE, OLD[a], ADVANTAGE[a]))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 2})
  void itIsReached(double step) {
    TabularPolicy policy = new TabularPolicy(Arrays.stream(OLD).map(Math::log).toArray());
    policy.descend(
        new MirrorDescent(step, RatioOf.TOKEN, MeanOver.TOKEN, "policy"), actions(), 4000, 0.2);
    double[] best =
        TabularPolicy.tilted(OLD, Arrays.stream(ADVANTAGE).map(each -> step * each).toArray());
    assertThat(TabularPolicy.totalVariation(policy.probabilities(0), best)).isLessThan(0.001);
    assertThat(TabularPolicy.totalVariation(OLD, best)).isGreaterThan(0.1);
  }
}
