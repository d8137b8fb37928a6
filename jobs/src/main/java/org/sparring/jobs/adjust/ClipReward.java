package org.sparring.jobs.adjust;

import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Clips the reward of a whole response; what it cuts goes on the last token.
 *
 * <p>Place it before rewards per token and before a KL penalty. The part {@value #PART} records the
 * clipped reward.
 */
@About(
    value = "Clips the reward of each response; what could not be scored stays so.",
    formula = "R = max(-limit, min(limit, R))",
    paper =
        "Engstrom et al. 2020, Implementation matters in deep policy gradients; of whole"
            + " responses that of OpenRLHF")
public record ClipReward(
    @Param(value = "Largest size of a reward.", or = "10.0", min = 0, above = true) double limit)
    implements Shaping {
  static final String PART = "clipped_reward";

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(this::clip);
  }

  private Scored clip(Scored scored) {
    double[] reward = scored.reward().clone();
    if (reward.length == 0 || !scored.scorable()) {
      return scored;
    }
    double total = scored.total();
    double clipped = Math.max(-limit, Math.min(limit, total));
    reward[reward.length - 1] += clipped - total;
    return Reshaped.reward(scored, reward, PART, clipped);
  }
}
