package org.sparring.jobs.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.part.Outer;
import org.sparring.common.part.OuterState;

class OuterTest {
  private static final Offset<Float> SIX = within(5e-7f);
  private static final double[] EVEN = {1, 1};

  @Test
  void cardOnAveraging() {
    float[] old = {1, 1};
    List<float[]> deltas = List.of(new float[] {0, -2}, new float[] {2, -1}, new float[] {1, 3});
    Mean mean = new Mean();
    OuterState none = fresh(mean, 2);
    assertThat(mean.next(old, deltas, new double[] {1, 1, 1}, none)).containsExactly(2, 1);
    assertThat(mean.next(old, deltas, new double[] {10, 30, 20}, none))
        .containsExactly(new float[] {2.333333f, 1.166667f}, SIX);
    assertThat(old).containsExactly(1, 1);
  }

  @Test
  void cardOnDiLoCo() {
    Nesterov nesterov = new Nesterov(0.7, 0.9);
    OuterState state = fresh(nesterov, 1);
    float[] first =
        nesterov.next(new float[] {1}, List.of(delta(1, 0.8), delta(1, 0.9)), EVEN, state);
    assertThat(first).containsExactly(new float[] {0.8005f}, SIX);
    assertThat(state.vectors()[0]).containsExactly(new float[] {-0.15f}, SIX);
    float[] second =
        nesterov.next(first, List.of(delta(0.8005, 0.7), delta(0.8005, 0.5)), EVEN, state);
    assertThat(second).containsExactly(new float[] {0.448785f}, SIX);
    assertThat(state.vectors()[0]).containsExactly(new float[] {-0.3355f}, SIX);
  }

  @Test
  void withoutMomentumAndWithRateOneItIsTheMean() {
    List<float[]> deltas = List.of(delta(1, 0.83), delta(1, 1.21));
    double[] masses = {3, 5};
    float[] old = {1};
    assertThat(new Nesterov(1, 0).next(old, deltas, masses, fresh(new Nesterov(1, 0), 1)))
        .isEqualTo(new Mean().next(old, deltas, masses, fresh(new Mean(), 1)));
  }

  /**
   * theta_t+1 = optimum_t+1 + alpha (optimum_t+1 - optimum_t), on logits, with the card's policies.
   */
  @Test
  void atRateOneItExtrapolatesThePolicyAsAcceleratedPreferenceOptimisationDoes() {
    Nesterov nesterov = new Nesterov(1, 0.3);
    OuterState state = fresh(nesterov, 3);
    float[] start = logs(0.4, 0.4, 0.2);
    float[] optimum = logs(0.5, 0.3, 0.2);
    float[] first = nesterov.next(start, List.of(minus(optimum, start)), new double[] {1}, state);
    double[] expected = {0.529423, 0.272521, 0.198057};
    double total = Math.exp(first[0]) + Math.exp(first[1]) + Math.exp(first[2]);
    assertThat(total).isCloseTo(1.009812, within(1e-6));
    for (int i = 0; i < 3; i++) {
      assertThat(Math.exp(first[i]) / total).isCloseTo(expected[i], within(1e-6));
    }
    float[] later = logs(0.7, 0.1, 0.2);
    float[] second = nesterov.next(first, List.of(minus(later, first)), new double[] {1}, state);
    for (int i = 0; i < 3; i++) {
      assertThat(second[i]).isCloseTo(later[i] + 0.3f * (later[i] - optimum[i]), within(1e-5f));
    }
  }

  private static float[] logs(double... probabilities) {
    float[] logs = new float[probabilities.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(probabilities[i]);
    }
    return logs;
  }

  private static float[] minus(float[] one, float[] other) {
    float[] difference = new float[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }

  @Test
  void aWorkerWithoutMassHasNoSay() {
    List<float[]> deltas = List.of(new float[] {Float.NaN}, new float[] {2});
    float[] old = {1};
    OuterState none = fresh(new Mean(), 1);
    assertThat(new Mean().next(old, deltas, new double[] {0, 3}, none)).containsExactly(3);
    assertThat(new Mean().next(old, deltas, new double[] {0, 0}, none)).containsExactly(1);
  }

  @Test
  void momentum() {
    Momentum momentum = new Momentum(0.5, 0.9);
    OuterState state = fresh(momentum, 1);
    float[] first =
        momentum.next(new float[] {1}, List.of(delta(1, 0.8), delta(1, 0.9)), EVEN, state);
    assertThat(first).containsExactly(new float[] {0.925f}, SIX);
    float[] second =
        momentum.next(first, List.of(delta(0.925, 0.825), delta(0.925, 0.725)), EVEN, state);
    assertThat(second).containsExactly(new float[] {0.7825f}, SIX);
    assertThat(state.vectors()[0]).containsExactly(new float[] {-0.285f}, SIX);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.0135", "0.5, 0.00675"})
  void cardOnReptile(double epsilon, float expected) {
    Reptile reptile = new Reptile(epsilon);
    List<float[]> deltas = List.of(delta(0, 0.271), delta(0, -0.244));
    assertThat(reptile.next(new float[] {0}, deltas, EVEN, fresh(reptile, 1)))
        .containsExactly(new float[] {expected}, SIX);
  }

  @Test
  void reptileIsTheMeanAtOneAndMomentumWithoutMomentumElsewhere() {
    List<float[]> deltas = List.of(delta(1, 0.83), delta(1, 1.21));
    double[] masses = {3, 5};
    float[] old = {1};
    OuterState none = fresh(new Mean(), 1);
    assertThat(new Reptile(1).next(old, deltas, masses, none))
        .isEqualTo(new Mean().next(old, deltas, masses, none));
    Momentum momentum = new Momentum(1.25, 0);
    assertThat(new Reptile(1.25).next(old, deltas, masses, none))
        .isEqualTo(momentum.next(old, deltas, masses, fresh(momentum, 1)));
  }

  private static OuterState fresh(Outer outer, int length) {
    return new OuterState(1, true, new float[outer.states()][length]);
  }

  private static float[] delta(double old, double local) {
    return new float[] {(float) (local - old)};
  }
}
