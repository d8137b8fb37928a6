package org.sparring.jobs.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Slice;
import org.sparring.common.model.optimise.OptimiserState;
import org.sparring.common.part.OuterState;
import org.sparring.common.random.Draw;

class AdamWTest {
  private static final Offset<Float> SIX = within(5e-7f);

  /** Gradient steps of rate 1 on half the squared distance to 1 and to 3. */
  @Test
  void cardOnAdam() {
    AdamW adam = new AdamW(0.1, 0.9, 0.999, 1e-8, 0);
    float[][] vectors = new float[adam.states()][2];
    float[] theta = {0, 0};
    for (int step = 1; step <= 2; step++) {
      float[] delta = {1 - theta[0], 3 - theta[1]};
      theta =
          adam.next(theta, List.of(delta), new double[] {7}, new OuterState(step, true, vectors));
    }
    assertThat(theta).containsExactly(new float[] {0.199588f, 0.199897f}, SIX);
    assertThat(vectors[0]).containsExactly(new float[] {-0.18f, -0.56f}, SIX);
    assertThat(vectors[1]).containsExactly(new float[] {0.001809f, 0.017401f}, SIX);
  }

  @Test
  void onlyDecayedSlicesDecay() {
    AdamW adam = new AdamW(0.1, 0.9, 0.999, 1e-8, 0.5);
    assertThat(still(adam, true)).isCloseTo(1.9f, SIX);
    assertThat(still(adam, false)).isEqualTo(2);
  }

  private static float still(AdamW adam, boolean decayed) {
    OuterState state = new OuterState(1, decayed, new float[2][1]);
    return adam.next(new float[] {2}, List.of(new float[1]), new double[] {1}, state)[0];
  }

  /** Three workers that take one step of rate 1 each: their deltas are negative gradients. */
  @Test
  void ofSingleStepsItIsTheInnerOptimiserOnTheBatchOfAll() {
    int size = 40;
    Draw draw = Draw.seed(3);
    var inner = new org.sparring.common.model.optimise.AdamW(0.02, 0.9, 0.99, 1e-6, 0.1, 0);
    Layout layout = new Layout(List.of(new Slice("w", new long[] {size}, 0, true)));
    OptimiserState innerState = OptimiserState.start(inner, size);
    AdamW outer = new AdamW(0.02, 0.9, 0.99, 1e-6, 0.1);
    float[][] vectors = new float[outer.states()][size];
    float[] whole = normals(draw.with("theta"), size);
    float[] averaged = whole.clone();
    double[] masses = {1, 2, 5};
    for (int step = 1; step <= 5; step++) {
      Draw round = draw.with(step);
      List<float[]> deltas =
          IntStream.range(0, 3).mapToObj(w -> normals(round.with(w), size)).toList();
      float[] gradient = new float[size];
      for (int i = 0; i < size; i++) {
        gradient[i] = -(deltas.get(0)[i] + 2 * deltas.get(1)[i] + 5 * deltas.get(2)[i]) / 8;
      }
      inner.step(whole, gradient, innerState, 1, layout);
      averaged = outer.next(averaged, deltas, masses, new OuterState(step, true, vectors));
    }
    assertThat(averaged).containsExactly(whole, within(2e-6f));
    assertThat(averaged).isNotEqualTo(normals(draw.with("theta"), size));
  }

  private static float[] normals(Draw draw, int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) draw.gaussian(i);
    }
    return numbers;
  }
}
