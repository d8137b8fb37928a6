package org.sparring.common.model.optimise;

import org.sparring.common.config.Param;

/** A linear rise, then half a cosine to a floor (Loshchilov and Hutter 2017, equation 5). */
public record Cosine(
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
    double left = (1 + StrictMath.cos(Math.PI * Ramp.fallen(step, warm, total))) / 2;
    return Ramp.rise(step, warm) * (floor + (1 - floor) * left);
  }
}
