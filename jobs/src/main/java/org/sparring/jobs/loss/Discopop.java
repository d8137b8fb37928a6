package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** The log-ratio modulated loss; where its temperature is small it has a local minimum. */
@About(
    value = "A blend of the logistic and the exponential loss, found by a language model.",
    formula =
        "-(1 - g) log sigma(x) + g exp(-x); g = sigma(x / tau); x = beta h; h = log pi(w) - log"
            + " pi_ref(w) - log pi(l) + log pi_ref(l); tau is temperature",
    paper =
        "Lu et al. 2024, Discovering preference optimization algorithms with and for large "
            + "language models, equation 5")
public record Discopop(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(
            value = "Width of the passage from one loss to the other.",
            or = "0.05",
            min = 0,
            max = 1,
            above = true)
        double temperature,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements MarginLoss {

  @Override
  public Point of(double margin) {
    double x = beta * margin;
    double g = Logistic.of(x / temperature);
    double exponential = Math.exp(Logistic.log(x / temperature) - x);
    double value = (g - 1) * Logistic.log(x) + exponential;
    double slope =
        Logistic.slope(x / temperature) / temperature * Logistic.log(x)
            + (g - 1) * Logistic.of(-x)
            + exponential * ((1 - g) / temperature - 1);
    return new Point(value, beta * slope);
  }
}
