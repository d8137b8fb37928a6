package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Anchored preference optimisation for preferred responses better than the policy's own. */
@About(
    value =
        "Anchored preference optimisation: the preferred response gains and the other one loses, "
            + "each by itself.",
    formula =
        "1 - sigma(beta a) + sigma(beta b); a = log pi(w) - log pi_ref(w); b = log pi(l) - log "
            + "pi_ref(l)",
    paper =
        "D'Oosterlinck et al. 2024, Anchored preference optimization and contrastive revisions, "
            + "equation 7")
public record ApoZero(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements GainLoss {

  @Override
  public PairPoint of(double chosen, double rejected) {
    double a = beta * chosen;
    double b = beta * rejected;
    return new PairPoint(
        Logistic.of(-a) + Logistic.of(b), -beta * Logistic.slope(a), beta * Logistic.slope(b));
  }
}
