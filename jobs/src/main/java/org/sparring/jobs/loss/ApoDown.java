package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Anchored preference optimisation for preferred responses worse than the policy's own. */
@About(
    value = "Anchored preference optimisation: both responses lose, the dispreferred one more.",
    formula =
        "sigma(beta a) + 1 - sigma(beta (a - b)); a = log pi(w) - log pi_ref(w); b = log pi(l) - "
            + "log pi_ref(l)",
    paper =
        "D'Oosterlinck et al. 2024, Anchored preference optimization and contrastive revisions, "
            + "equation 8")
public record ApoDown(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements GainLoss {

  @Override
  public PairPoint of(double chosen, double rejected) {
    double a = beta * chosen;
    double gap = beta * (chosen - rejected);
    double apart = beta * Logistic.slope(gap);
    return new PairPoint(
        Logistic.of(a) + Logistic.of(-gap), beta * Logistic.slope(a) - apart, apart);
  }
}
