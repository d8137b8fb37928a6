package org.sparring.jobs.guard;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Early stopping of an epoch. */
@About(
    value =
        "Ends the epoch when the policy has moved too far from the one that sampled; a step "
            + "without the statistic goes on, one where it is NaN does not.",
    formula = "stop where statistic > limit, or is not a number",
    paper =
        "Huang et al. 2022, The 37 implementation details of proximal policy optimization, "
            + "early stopping")
public record KlStop(
    @Param(value = "Largest allowed value.", or = "0.1", min = 0, above = true) double limit,
    @Param(value = "The statistic that is watched.", or = "policy/approxkl_avg") String statistic)
    implements Limit {

  @Override
  public Verdict beyond() {
    return Verdict.STOP_EPOCH;
  }
}
