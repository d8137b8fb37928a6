package org.sparring.jobs.outer;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/**
 * Nesterov's momentum on the averaged delta.
 *
 * <p>With only a few local steps take parameter averaging instead.
 */
@About(
    value =
        "Nesterov's momentum on the averaged delta; a rate of 1 without momentum is "
            + "parameter averaging.",
    formula =
        "b = momentum b + D; theta = theta + rate (D + momentum b); D is the weighted mean "
            + "of the workers' deltas",
    paper = "Douillard et al. 2023, DiLoCo, algorithm 1")
public record Nesterov(
    @Param(value = "Outer learning rate.", or = "0.7", min = 0, above = true) double rate,
    @Param(
            value = "Share of the momentum that is kept.",
            or = "0.9",
            min = 0,
            max = 1,
            below = true)
        double momentum)
    implements Accelerated {

  @Override
  public double direction(double mean, double speed) {
    return mean + momentum * speed;
  }
}
