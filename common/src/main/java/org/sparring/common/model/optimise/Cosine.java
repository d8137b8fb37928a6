package org.sparring.common.model.optimise;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Half a cosine. */
@About(
    value = "A linear rise, then half a cosine to a floor at the end of the run.",
    formula =
        "factor = rise (floor + (1 - floor) (1 + cos(pi fallen)) / 2); fallen goes from 0 to "
            + "1 after the rise",
    paper = "Loshchilov and Hutter 2017, SGDR, equation 5")
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
