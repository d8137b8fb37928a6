package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;

/** The policy gradient itself: no ratio, no clip, so groups are learned from once. */
@About(
    value =
        "The policy gradient without a ratio and without a clip: it holds for one pass over what"
            + " the policy has just sampled.",
    formula = "L = - sum_t A_t log pi(y_t) / tokens",
    paper =
        "Williams 1992, Simple statistical gradient-following algorithms for connectionist"
            + " reinforcement learning; Li et al. 2023, ReMax")
public record Reinforce(
    @Param(value = "What it is averaged over: token or sequence.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements TokenLoss {
  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Point at(Token token) {
    return new Point(-token.advantage() * token.live(), -token.advantage());
  }
}
