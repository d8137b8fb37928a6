package org.sparring.jobs.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OuterTest {
  private static final Offset<Float> SIX = within(5e-7f);
  private static final double[] EVEN = {1, 1};

  @Test
  void cardOnAveraging() {
    float[] old = {1, 1};
    List<float[]> deltas = List.of(new float[] {0, -2}, new float[] {2, -1}, new float[] {1, 3});
    Mean mean = new Mean();
    float[][] none = new float[mean.states()][];
    assertThat(mean.next(old, deltas, new double[] {1, 1, 1}, none)).containsExactly(2, 1);
    assertThat(mean.next(old, deltas, new double[] {10, 30, 20}, none))
        .containsExactly(new float[] {2.333333f, 1.166667f}, SIX);
    assertThat(old).containsExactly(1, 1);
  }

  @Test
  void cardOnDiLoCo() {
    Nesterov nesterov = new Nesterov(0.7, 0.9);
    float[][] state = new float[nesterov.states()][1];
    float[] first =
        nesterov.next(new float[] {1}, List.of(delta(1, 0.8), delta(1, 0.9)), EVEN, state);
    assertThat(first).containsExactly(new float[] {0.8005f}, SIX);
    assertThat(state[0]).containsExactly(new float[] {-0.15f}, SIX);
    float[] second =
        nesterov.next(first, List.of(delta(0.8005, 0.7), delta(0.8005, 0.5)), EVEN, state);
    assertThat(second).containsExactly(new float[] {0.448785f}, SIX);
    assertThat(state[0]).containsExactly(new float[] {-0.3355f}, SIX);
  }

  @Test
  void withoutMomentumAndWithRateOneItIsTheMean() {
    List<float[]> deltas = List.of(delta(1, 0.83), delta(1, 1.21));
    double[] masses = {3, 5};
    float[] old = {1};
    assertThat(new Nesterov(1, 0).next(old, deltas, masses, new float[1][1]))
        .isEqualTo(new Mean().next(old, deltas, masses, new float[0][]));
  }

  @Test
  void aWorkerWithoutMassHasNoSay() {
    List<float[]> deltas = List.of(new float[] {Float.NaN}, new float[] {2});
    float[] old = {1};
    float[][] none = new float[0][];
    assertThat(new Mean().next(old, deltas, new double[] {0, 3}, none)).containsExactly(3);
    assertThat(new Mean().next(old, deltas, new double[] {0, 0}, none)).containsExactly(1);
  }

  private static float[] delta(double old, double local) {
    return new float[] {(float) (local - old)};
  }
}
