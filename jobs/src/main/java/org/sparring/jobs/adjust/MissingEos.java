package org.sparring.jobs.adjust;

import org.sparring.common.config.Param;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Punishes samples that did not end of themselves.
 *
 * <p>What could not be scored stays so.
 */
@About(
    value =
        "Punishes samples that did not end of themselves: by the end-of-sequence token, a "
            + "stop rule or a terminal state.",
    formula = "subtract: R -= penalty; replace: R = -penalty",
    paper =
        "Huang et al. 2024, The N+ implementation details of RLHF with PPO (a fixed score of "
            + "-1); TRL subtracts")
public record MissingEos(
    @Param(value = "Size of the penalty.", or = "1.0", min = 0) double penalty,
    @Param(
            value = "Whether to subtract it or to replace the score: subtract or replace.",
            or = "subtract")
        Mode mode)
    implements Shaping {

  /** What becomes of the score. */
  public enum Mode {
    SUBTRACT,
    REPLACE
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(this::apply);
  }

  private Scored apply(Scored scored) {
    Finish finish = scored.rollout().finish();
    boolean ended = finish == Finish.EOS || finish == Finish.STOP || finish == Finish.TERMINATED;
    double[] reward = scored.reward().clone();
    if (ended || reward.length == 0 || !scored.scorable()) {
      return Reshaped.reward(scored, reward, "missing_eos", 0);
    }
    double worth = mode == Mode.SUBTRACT ? -penalty : -penalty - scored.total();
    if (mode == Mode.REPLACE) {
      reward = new double[reward.length];
      reward[reward.length - 1] = -penalty;
    } else {
      reward[reward.length - 1] -= penalty;
    }
    return Reshaped.reward(scored, reward, "missing_eos", worth);
  }
}
