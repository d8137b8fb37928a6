package org.sparring.common.model.optimise;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** A constant learning rate. */
@About(
    value = "The learning rate itself, after a linear rise.",
    formula = "factor = rise = min(1, (step + 1) / (warmup steps of the run))")
public record Constant(
    @Param(value = "Share of the steps that rise to it.", or = "0", min = 0, max = 1) double warmup)
    implements Schedule {
  @Override
  public double factor(long step, long total) {
    return Ramp.rise(step, Ramp.warm(warmup, total));
  }
}
