package org.sparring.common.model.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.model.Layout;

class SgdTest {
  private static final Layout ANY = new Layout(List.of());

  @Test
  void rateOneWithoutMomentumSubtractsTheGradient() {
    Sgd sgd = new Sgd(1, 0, 0);
    float[] theta = {1, 2};
    sgd.step(theta, new float[] {0.25f, -0.5f}, OptimiserState.start(sgd, 2), 1, ANY);
    assertThat(theta).containsExactly(0.75f, 2.5f);
    assertThat(sgd.states()).isZero();
  }

  @Test
  void momentumSumsGradients() {
    Sgd sgd = new Sgd(0.5, 0.5, 0);
    OptimiserState state = OptimiserState.start(sgd, 1);
    float[] theta = {0};
    sgd.step(theta, new float[] {1}, state, 1, ANY);
    sgd.step(theta, new float[] {1}, state, 1, ANY);
    assertThat(theta).containsExactly(-0.5f - 0.75f);
  }

  @Test
  void aNormThatIsNotFiniteIsReturned() {
    Sgd sgd = new Sgd(1, 0, 1);
    double norm =
        sgd.step(new float[1], new float[] {Float.NaN}, OptimiserState.start(sgd, 1), 1, ANY);
    assertThat(norm).isNaN();
  }
}
