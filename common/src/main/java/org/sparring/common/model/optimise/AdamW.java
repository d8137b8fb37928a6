package org.sparring.common.model.optimise;

import org.sparring.common.config.Param;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Slice;
import org.sparring.common.part.About;

/** Adam with decoupled weight decay. */
@About(
    value =
        "Adam with decoupled weight decay of matrices, after clipping the gradient by its "
            + "global norm.",
    formula =
        "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; theta = (1 - rate"
            + " weight_decay) theta - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) +"
            + " epsilon)",
    paper = "Loshchilov and Hutter 2019, Decoupled weight decay regularization, algorithm 2")
public record AdamW(
    @Param(value = "Learning rate.", or = "1.0e-6", min = 0) double learningRate,
    @Param(value = "Decay of the mean of gradients.", or = "0.9", min = 0, max = 1, below = true)
        double beta1,
    @Param(
            value = "Decay of the mean of squared gradients.",
            or = "0.999",
            min = 0,
            max = 1,
            below = true)
        double beta2,
    @Param(value = "Added to the root of the second moment.", or = "1.0e-8", min = 0, above = true)
        double epsilon,
    @Param(value = "Weight decay of matrices.", or = "0", min = 0) double weightDecay,
    @Param(value = "Largest global norm of a gradient; 0 is no limit.", or = "1.0", min = 0)
        double clipNorm)
    implements Optimiser {

  @Override
  public int states() {
    return 2;
  }

  @Override
  public double step(
      float[] theta, float[] gradient, OptimiserState state, double rateFactor, Layout layout) {
    long step = state.advance(this, theta, gradient);
    double norm = Clipping.norm(gradient);
    double rate = learningRate * rateFactor;
    if (weightDecay > 0) {
      decay(theta, (float) (1 - rate * weightDecay), layout);
    }
    float[][] vectors = state.vectors();
    moments(gradient, vectors[0], vectors[1], Clipping.factor(norm, clipNorm));
    move(theta, vectors[0], vectors[1], rate, step);
    return norm;
  }

  private static void decay(float[] theta, float keep, Layout layout) {
    for (Slice slice : layout.slices()) {
      if (slice.decayed()) {
        int end = slice.offset() + slice.size();
        for (int i = slice.offset(); i < end; i++) {
          theta[i] *= keep;
        }
      }
    }
  }

  private void moments(float[] gradient, float[] mean, float[] square, float clip) {
    float keep1 = (float) beta1;
    float keep2 = (float) beta2;
    float add1 = (float) (1 - beta1);
    float add2 = (float) (1 - beta2);
    for (int i = 0; i < gradient.length; i++) {
      float g = gradient[i] * clip;
      mean[i] = keep1 * mean[i] + add1 * g;
      square[i] = keep2 * square[i] + add2 * g * g;
    }
  }

  private void move(float[] theta, float[] mean, float[] square, double rate, long step) {
    float scale = (float) (rate / (1 - StrictMath.pow(beta1, (double) step)));
    float root = (float) (1 / StrictMath.sqrt(1 - StrictMath.pow(beta2, (double) step)));
    float floor = (float) epsilon;
    for (int i = 0; i < theta.length; i++) {
      theta[i] -= scale * mean[i] / ((float) Math.sqrt(square[i]) * root + floor);
    }
  }
}
