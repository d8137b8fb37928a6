package org.sparring.jobs.adjust;

import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * A reward per trained token: what a model trained on preferences finds likelier than its
 * reference.
 *
 * <p>The part {@value #PART} records its sum over the response.
 */
@About(
    value =
        "A reward for each trained token: how much likelier a model that preferences trained finds"
            + " it than the model which that training began with; scaled, then clipped.",
    formula = "r_t += max(-clip, min(clip, scale (log pi_dpo - log pi_ref)))",
    paper =
        "Zhong et al. 2024, DPO meets PPO: reinforced token optimization for RLHF;"
            + " the clip is that of their code")
public record ImplicitReward(
    @Param(value = "Reward for each nat.", or = "0.05", min = 0) double scale,
    @Param(value = "Largest size of a token's reward.", or = "0.05", min = 0, above = true)
        double clip,
    @Param(value = "The model that preferences trained.", or = "dpo") String model,
    @Param(value = "The model that it is compared with.", or = "reference") String reference)
    implements Shaping {
  static final String PART = "implicit_reward";

  @Override
  public Set<Row> reads() {
    return new TreeSet<>(Set.of(Row.logProb(model), Row.logProb(reference)));
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(this::add);
  }

  private Scored add(Scored scored) {
    Rollout rollout = scored.rollout();
    double[] reward = scored.reward().clone();
    double sum = 0;
    for (int t = 0; t < reward.length; t++) {
      if (rollout.trained(t)) {
        double gap = rollout.row(Row.logProb(model))[t] - rollout.row(Row.logProb(reference))[t];
        double worth = Math.max(-clip, Math.min(clip, scale * gap));
        reward[t] += worth;
        sum += worth;
      }
    }
    return Reshaped.reward(scored, reward, PART, sum);
  }
}
