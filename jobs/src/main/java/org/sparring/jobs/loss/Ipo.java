package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Identity preference optimisation. The paper sums log-probabilities, TRL averages them. */
@About(
    value =
        "Identity preference optimisation: the gap between both gains is held to a finite target.",
    formula = "(h - 1 / (2 beta))^2; h = log pi(w) - log pi_ref(w) - log pi(l) + log pi_ref(l)",
    paper =
        "Azar et al. 2023, A general theoretical paradigm to understand learning from human "
            + "preferences, equation 17, where beta is tau; TRL's form is length = mean")
public record Ipo(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements MarginLoss {

  @Override
  public Point of(double margin) {
    double beyond = margin - 1 / (2 * beta);
    return new Point(beyond * beyond, 2 * beyond);
  }
}
