package org.sparring.common.model.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Slice;

class AdamWTest {
  private static final Layout SCALAR =
      new Layout(List.of(new Slice("x", new long[] {1, 1}, 0, true)));
  private static final Layout PAIR =
      new Layout(
          List.of(
              new Slice("matrix", new long[] {1, 1}, 0, true),
              new Slice("bias", new long[] {1}, 1, false)));

  /** Two steps on (x - c)^2 / 2 from 0, for two workers. */
  @Test
  void takesTheStepsOfTheCard() {
    assertWorker(1, 0.199588, -0.180000, 0.001809);
    assertWorker(3, 0.199897, -0.560000, 0.017401);
  }

  private static void assertWorker(double c, double x, double m, double v) {
    AdamW adam = new AdamW(0.1, 0.9, 0.999, 1e-8, 0, 0);
    OptimiserState state = OptimiserState.start(adam, 1);
    float[] theta = {0};
    for (int step = 0; step < 2; step++) {
      adam.step(theta, new float[] {(float) (theta[0] - c)}, state, 1, SCALAR);
    }
    assertThat((double) theta[0]).isCloseTo(x, within(5e-7));
    assertThat((double) state.vectors()[0][0]).isCloseTo(m, within(5e-7));
    assertThat((double) state.vectors()[1][0]).isCloseTo(v, within(5e-7));
    assertThat(state.steps()).isEqualTo(2);
  }

  @Test
  void decaysMatricesOnly() {
    AdamW adam = new AdamW(0.1, 0.9, 0.999, 1e-8, 0.5, 0);
    float[] theta = {2, 2};
    adam.step(theta, new float[2], OptimiserState.start(adam, 2), 0.5, PAIR);
    assertThat(theta).containsExactly(2 * (1 - 0.05f * 0.5f), 2);
  }

  @Test
  void clipsByTheGlobalNormAndReturnsIt() {
    AdamW clipped = new AdamW(0.1, 0.9, 0.999, 1e-8, 0, 1);
    OptimiserState state = OptimiserState.start(clipped, 2);
    float[] gradient = {3, 4};
    double norm = clipped.step(new float[2], gradient, state, 1, PAIR);
    assertThat(norm).isEqualTo(5);
    assertThat(gradient).containsExactly(3, 4);
    assertThat((double) state.vectors()[0][0]).isCloseTo(0.1 * 0.6, within(1e-7));
    assertThat((double) state.vectors()[0][1]).isCloseTo(0.1 * 0.8, within(1e-7));
  }

  @Test
  void refusesLengthsThatDiffer() {
    AdamW adam = new AdamW(0.1, 0.9, 0.999, 1e-8, 0, 0);
    OptimiserState state = OptimiserState.start(adam, 2);
    assertThatThrownBy(() -> adam.step(new float[2], new float[3], state, 1, PAIR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 parameters")
        .hasMessageContaining("3");
    assertThatThrownBy(() -> adam.step(new float[1], new float[1], state, 1, SCALAR))
        .hasMessageContaining("state of 2");
  }
}
