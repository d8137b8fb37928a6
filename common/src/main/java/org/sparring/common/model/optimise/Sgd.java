package org.sparring.common.model.optimise;

import org.sparring.common.config.Param;
import org.sparring.common.model.Layout;
import org.sparring.common.part.About;

/** Gradient descent with momentum. */
@About(
    value = "Gradient descent with momentum, after clipping the gradient by its global norm.",
    formula = "b = momentum b + g; theta = theta - rate b",
    paper =
        "Sutskever et al. 2013, On the importance of initialization and momentum in deep "
            + "learning, in the form of PyTorch's SGD")
public record Sgd(
    @Param(value = "Learning rate.", or = "1.0e-3", min = 0) double learningRate,
    @Param(value = "Decay of the sum of gradients.", or = "0", min = 0, max = 1, below = true)
        double momentum,
    @Param(value = "Largest global norm of a gradient; 0 is no limit.", or = "0", min = 0)
        double clipNorm)
    implements Optimiser {

  @Override
  public int states() {
    return momentum > 0 ? 1 : 0;
  }

  @Override
  public double step(
      float[] theta, float[] gradient, OptimiserState state, double rateFactor, Layout layout) {
    state.advance(this, theta, gradient);
    double norm = Clipping.norm(gradient);
    float clip = Clipping.factor(norm, clipNorm);
    float rate = (float) (learningRate * rateFactor);
    if (momentum > 0) {
      move(theta, gradient, state.vectors()[0], rate, clip);
    } else {
      for (int i = 0; i < theta.length; i++) {
        theta[i] -= rate * (gradient[i] * clip);
      }
    }
    return norm;
  }

  private void move(float[] theta, float[] gradient, float[] velocity, float rate, float clip) {
    float keep = (float) momentum;
    for (int i = 0; i < theta.length; i++) {
      velocity[i] = keep * velocity[i] + gradient[i] * clip;
      theta[i] -= rate * velocity[i];
    }
  }
}
