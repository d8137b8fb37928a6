package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Noise-contrastive alignment on pairs; it holds the likelihood of the preferred response up. */
@About(
    value =
        "Noise-contrastive alignment: the gain of each response by itself is told from the "
            + "reference's.",
    formula =
        "-log sigma(beta a) - 1/2 log sigma(-beta a) - 1/2 log sigma(-beta b); a = log pi(w) - log "
            + "pi_ref(w); b = log pi(l) - log pi_ref(l)",
    paper =
        "Chen et al. 2024, Noise contrastive alignment of language models with explicit rewards")
public record Nca(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements GainLoss {

  @Override
  public PairPoint of(double chosen, double rejected) {
    double a = beta * chosen;
    double b = beta * rejected;
    return new PairPoint(
        -Logistic.log(a) - (Logistic.log(-a) + Logistic.log(-b)) / 2,
        beta * (Logistic.of(a) / 2 - Logistic.of(-a)),
        beta * Logistic.of(b) / 2);
  }
}
