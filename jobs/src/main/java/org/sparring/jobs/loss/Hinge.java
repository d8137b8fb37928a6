package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** The hinge loss; its slope at the kink is 0. */
@About(
    value = "The hinge loss: the gap between both gains must exceed a margin, and no more.",
    formula =
        "max(0, delta - beta h); h = log pi(w) - log pi_ref(w) - log pi(l) + log pi_ref(l); delta"
            + " is margin",
    paper =
        "Zhao et al. 2023, SLiC-HF, without a reference; Liu et al. 2023, Statistical "
            + "rejection sampling improves preference optimization, with one")
public record Hinge(
    @Param(value = "Factor of the gap.", or = "0.1", min = 0, above = true) double beta,
    @Param(value = "What beta times the gap must reach.", or = "1.0", min = 0, above = true)
        double margin,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements MarginLoss {

  @Override
  public Point of(double gap) {
    double missing = margin - beta * gap;
    return missing > 0 ? new Point(missing, -beta) : new Point(0, 0);
  }
}
