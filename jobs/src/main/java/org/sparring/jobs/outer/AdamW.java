package org.sparring.jobs.outer;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.part.Outer;
import org.sparring.common.part.OuterState;

/**
 * Adam on the averaged delta, with decoupled weight decay of matrices.
 *
 * <p>The negative mean delta stands for the gradient. With one local step of an inner SGD of rate 1
 * and an objective of one term it is the gradient of all workers' groups together, so this is AdamW
 * on the large batch. State is kept in float, the step is taken in double. A round in which nobody
 * learned anything still moves by momentum and decay.
 */
@About(
    value =
        "Adam on the averaged delta, with decoupled weight decay of matrices; with one local step "
            + "of an inner sgd of rate 1 it is AdamW on the batch of all workers.",
    formula =
        "g = -D; m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; theta = (1 - rate"
            + " weight_decay) theta - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) +"
            + " epsilon); D is the weighted mean of the workers' deltas, t the number of rounds",
    paper =
        "Reddi et al. 2021, Adaptive federated optimization, algorithm 2, with AdamW's bias "
            + "correction and decay (Loshchilov and Hutter 2019, algorithm 2)")
public record AdamW(
    @Param(value = "Outer learning rate.", or = "1.0e-6", min = 0, above = true) double rate,
    @Param(value = "Decay of the mean of deltas.", or = "0.9", min = 0, max = 1, below = true)
        double beta1,
    @Param(
            value = "Decay of the mean of squared deltas.",
            or = "0.999",
            min = 0,
            max = 1,
            below = true)
        double beta2,
    @Param(value = "Added to the root of the second moment.", or = "1.0e-8", min = 0, above = true)
        double epsilon,
    @Param(value = "Weight decay of matrices.", or = "0", min = 0) double weightDecay)
    implements Outer {

  @Override
  public int states() {
    return 2;
  }

  @Override
  public float[] next(float[] old, List<float[]> deltas, double[] masses, OuterState state) {
    double[] mean = Displacement.mean(old.length, deltas, masses);
    float[] first = state.vectors()[0];
    float[] second = state.vectors()[1];
    double scale = rate / (1 - StrictMath.pow(beta1, (double) state.step()));
    double unbiased = 1 - StrictMath.pow(beta2, (double) state.step());
    double keep = state.decayed() ? 1 - rate * weightDecay : 1;
    float[] next = new float[old.length];
    for (int i = 0; i < next.length; i++) {
      double gradient = -mean[i];
      double m = beta1 * first[i] + (1 - beta1) * gradient;
      double v = beta2 * second[i] + (1 - beta2) * gradient * gradient;
      first[i] = (float) m;
      second[i] = (float) v;
      next[i] = (float) (keep * old[i] - scale * m / (Math.sqrt(v / unbiased) + epsilon));
    }
    return next;
  }
}
