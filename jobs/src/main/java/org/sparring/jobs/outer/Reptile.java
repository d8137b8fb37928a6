package org.sparring.jobs.outer;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Part of the way to the workers' mean, or beyond it. */
@About(
    value =
        "Goes part of the way to the mean of the workers, or beyond it: below 1 averaging is"
            + " damped, above 1 it extrapolates.",
    formula = "theta = theta + epsilon D; D is the weighted mean of the workers' deltas",
    paper = "Nichol et al. 2018, On first-order meta-learning algorithms, algorithm 1, in batches")
public record Reptile(
    @Param(value = "Part of the way; 1 is parameter averaging.", or = "0.5", min = 0, above = true)
        double epsilon)
    implements Rated {
  @Override
  public double rate() {
    return epsilon;
  }
}
