package org.sparring.common.model.optimise;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** A linear fall. */
@About(
    value = "A linear rise, then a linear fall to a floor at the end of the run.",
    formula =
        "factor = rise (floor + (1 - floor) (1 - fallen)); fallen goes from 0 to 1 after the "
            + "rise")
public record Linear(
    @Param(value = "Share of the steps that rise.", or = "0", min = 0, max = 1) double warmup,
    @Param(
            value = "Share of the learning rate that is left at the end.",
            or = "0",
            min = 0,
            max = 1)
        double floor)
    implements Schedule {
  @Override
  public double factor(long step, long total) {
    double warm = Ramp.warm(warmup, total);
    double left = 1 - Ramp.fallen(step, warm, total);
    return Ramp.rise(step, warm) * (floor + (1 - floor) * left);
  }
}
