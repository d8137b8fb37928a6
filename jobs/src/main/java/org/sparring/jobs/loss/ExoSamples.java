package org.sparring.jobs.loss;

import java.util.Arrays;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Efficient exact optimisation on scored samples of one prompt. */
@About(
    value =
        "Efficient exact optimisation on all samples of a group: the reverse divergence of the "
            + "policy's choice among them from the reward's.",
    formula =
        "sum_i p_i (log p_i - log q_i); p = softmax(beta (log pi - log pi_ref)); q = softmax(reward"
            + " / tau); tau is temperature",
    paper =
        "Ji et al. 2024, Towards efficient exact optimization of language model alignment, the "
            + "form for K samples")
public record ExoSamples(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "Divides the rewards.", or = "1.0", min = 0, above = true) double temperature,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements ScoredGainLoss {

  /** Checks that pairs are not weighted. */
  public ExoSamples {
    gains.requireEqualWeighting("exo_samples");
  }

  @Override
  public double at(double[] implicit, double[] rewards, double[] slopes) {
    double[] policy = Softmax.of(implicit).logs();
    double[] target = Softmax.of(divided(rewards)).logs();
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      sum += Math.exp(policy[i]) * (policy[i] - target[i]);
    }
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = Math.exp(policy[i]) * (policy[i] - target[i] - sum);
    }
    return sum;
  }

  private double[] divided(double[] rewards) {
    return Arrays.stream(rewards).map(each -> each / temperature).toArray();
  }
}
