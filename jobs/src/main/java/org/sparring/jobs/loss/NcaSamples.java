package org.sparring.jobs.loss;

import java.util.Arrays;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Noise-contrastive alignment on scored samples of one prompt. */
@About(
    value =
        "Noise-contrastive alignment on all samples of a group: the gain of each by itself, the "
            + "better ones counting more.",
    formula =
        "-sum_i (q_i log sigma(r_i) + 1/K log sigma(-r_i)); r = beta (log pi - log pi_ref); q = "
            + "softmax(reward / alpha); alpha is temperature",
    paper =
        "Chen et al. 2024, Noise contrastive alignment of language models with explicit rewards, "
            + "the form for K samples")
public record NcaSamples(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "Divides the rewards.", or = "1.0", min = 0, above = true) double temperature,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements ScoredGainLoss {

  /** Checks that pairs are not weighted. */
  public NcaSamples {
    gains.requireEqualWeighting("nca_samples");
  }

  @Override
  public double at(double[] implicit, double[] rewards, double[] slopes) {
    double[] divided = Arrays.stream(rewards).map(each -> each / temperature).toArray();
    Softmax target = Softmax.of(divided);
    double even = 1.0 / implicit.length;
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      double share = target.at(i);
      sum -= share * Logistic.log(implicit[i]) + even * Logistic.log(-implicit[i]);
      slopes[i] = even * Logistic.of(implicit[i]) - share * Logistic.of(-implicit[i]);
    }
    return sum;
  }
}
