package org.sparring.common.model.optimise;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Another schedule after a wait. */
@About(
    value = "A learning rate of 0 at the beginning of the run, then another schedule.",
    formula =
        "factor(step, total) = 0 for the first share x total steps, then that of the other schedule"
            + " over the steps that are left",
    paper =
        "Zheng et al. 2023, Secrets of RLHF in large language models, part I, section 5.3, where a"
            + " critic learns before the policy does")
public record Delayed(
    @Param(value = "Share of the steps at which nothing is learned.", or = "0.1", min = 0, max = 1)
        double share,
    @Param(value = "What follows.", or = "constant") Schedule then)
    implements Schedule {
  @Override
  public double factor(long step, long total) {
    long waited = (long) Math.ceil(share * total);
    return step < waited ? 0 : then.factor(step - waited, total - waited);
  }
}
