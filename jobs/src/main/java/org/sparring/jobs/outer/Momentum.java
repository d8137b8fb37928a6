package org.sparring.jobs.outer;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/**
 * Momentum on the averaged delta.
 *
 * <p>Deltas that keep their direction end up counting 1 / (1 - momentum) times.
 */
@About(
    value = "Momentum on the averaged delta; a rate of 1 without momentum is parameter averaging.",
    formula =
        "b = momentum b + D; theta = theta + rate b; D is the weighted mean of the workers' deltas",
    paper =
        "Hsu et al. 2019, Measuring the effects of non-identical data distribution for federated "
            + "visual classification, FedAvgM")
public record Momentum(
    @Param(value = "Outer learning rate.", or = "1.0", min = 0, above = true) double rate,
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
    return speed;
  }
}
