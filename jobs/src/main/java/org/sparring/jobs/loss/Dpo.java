package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/**
 * Direct preference optimisation, and what differs from it in how gains are measured or in a
 * margin: DPO on token means, SimPO, CPO's preference term.
 */
@About(
    value =
        "Direct preference optimisation: the preferred response must gain more on the "
            + "reference than the other one.",
    formula =
        "-(1 - s) log sigma(beta h - gamma) - s log sigma(gamma - beta h); h = log pi(w) - log "
            + "pi_ref(w) - log pi(l) + log pi_ref(l); s is label_smoothing; gamma is margin",
    paper =
        "Rafailov et al. 2023, Direct Preference Optimization, equation 7; the smoothing is "
            + "conservative DPO (Mitchell 2023), the margin SimPO's (Meng et al. 2024)")
public record Dpo(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(
            value = "Probability that a label is wrong.",
            or = "0.0",
            min = 0,
            max = 0.5,
            below = true)
        double labelSmoothing,
    @Param(value = "What beta times the gap must exceed.", or = "0.0", min = 0) double margin,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements MarginLoss {

  /** Plain DPO of a model against a reference. */
  public Dpo(double beta, double labelSmoothing, String model, String reference) {
    this(beta, labelSmoothing, 0, Gains.sums(model, reference));
  }

  @Override
  public Point of(double gap) {
    Point point = Logistic.loss(beta * gap - margin, labelSmoothing);
    return new Point(point.value(), beta * point.slope());
  }
}
