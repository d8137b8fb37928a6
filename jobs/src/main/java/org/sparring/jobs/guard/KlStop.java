package org.sparring.jobs.guard;

import java.util.Map;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.part.Guard;

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
    implements Guard {

  @Override
  public Verdict after(Map<String, Double> stats) {
    Double found = stats.get(statistic);
    return found == null || found <= limit ? Verdict.STEP : Verdict.STOP_EPOCH;
  }
}
