package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Robust DPO; it has no lower bound where labels are smoothed. */
@About(
    value =
        "DPO whose expectation over labels that are flipped at a known rate is that of clean "
            + "labels.",
    formula =
        "(-(1 - s) log sigma(beta h) + s log sigma(-beta h)) / (1 - 2 s); h = log pi(w) - log"
            + " pi_ref(w) - log pi(l) + log pi_ref(l); s is label_smoothing",
    paper =
        "Chowdhury, Kini and Natarajan 2024, Provably robust DPO: aligning language models with "
            + "noisy feedback")
public record RobustDpo(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(
            value = "Rate at which labels are flipped.",
            or = "0.1",
            min = 0,
            max = 0.5,
            below = true)
        double labelSmoothing,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements MarginLoss {

  @Override
  public Point of(double margin) {
    double x = beta * margin;
    double scale = 1 / (1 - 2 * labelSmoothing);
    return new Point(
        scale * (labelSmoothing * Logistic.log(-x) - (1 - labelSmoothing) * Logistic.log(x)),
        -scale * beta * ((1 - labelSmoothing) * Logistic.of(-x) + labelSmoothing * Logistic.of(x)));
  }
}
