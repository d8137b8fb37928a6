package org.sparring.jobs.guard;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Leaves out single steps. */
@About(
    value =
        "Leaves out a step whose statistic is too large, and goes on with the next one; a step "
            + "without the statistic is taken, one where it is NaN is not.",
    formula = "skip where statistic > limit, or is not a number",
    paper =
        "Guo et al. 2025, Segment policy optimization, in the form of their code (mean ratio above "
            + "10); Wen et al. 2024, POAD, in the form of theirs (divergence above 0.02)")
public record SkipStep(
    @Param(value = "Largest allowed value.", or = "10.0", min = 0, above = true) double limit,
    @Param(value = "The statistic that is watched.", or = "val/ratio") String statistic)
    implements Limit {

  @Override
  public Verdict beyond() {
    return Verdict.SKIP;
  }
}
