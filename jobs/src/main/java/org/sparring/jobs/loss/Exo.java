package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Efficient exact optimisation on pairs; it punishes overshooting. */
@About(
    value =
        "Efficient exact optimisation: the reverse divergence of the pair's odds under the policy "
            + "from softened labels.",
    formula =
        "q (log q - log(1 - s)) + (1 - q) (log(1 - q) - log s); q = sigma(beta h); h = log pi(w) -"
            + " log pi_ref(w) - log pi(l) + log pi_ref(l); s is label_smoothing",
    paper =
        "Ji et al. 2024, Towards efficient exact optimization of language model alignment, "
            + "equation 16")
public record Exo(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(
            value = "Probability that a label is wrong.",
            or = "0.001",
            min = 0,
            max = 0.5,
            above = true,
            below = true)
        double labelSmoothing,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements MarginLoss {

  @Override
  public Point of(double margin) {
    double x = beta * margin;
    double q = Logistic.of(x);
    double value =
        q * (Logistic.log(x) - Math.log1p(-labelSmoothing))
            + (1 - q) * (Logistic.log(-x) - Math.log(labelSmoothing));
    double label = Math.log1p(-labelSmoothing) - Math.log(labelSmoothing);
    return new Point(value, beta * Logistic.slope(x) * (x - label));
  }
}
