package org.sparring.jobs.adjust;

import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** Keeps good responses. */
@About(
    value = "Keeps the responses whose reward reaches a threshold; the others get weight 0.",
    formula = "w_i = 0 where R_i < threshold, or R_i is unknown",
    paper =
        "Anthony et al. 2017, Thinking fast and slow with deep learning and tree search; Zelikman"
            + " et al. 2022, STaR, section 3.1")
public record KeepAbove(@Param(value = "Least reward that is kept.", or = "1.0") double threshold)
    implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(
        each -> each.scorable() && each.total() >= threshold ? each : Reshaped.weight(each, 0));
  }
}
