package org.sparring.jobs.adjust;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * A penalty per trained token for leaving the reference.
 *
 * <p>The part {@value #KL} records the summed log-ratio in nats, the part {@value #PENALTY} what it
 * added to the reward.
 */
@About(
    value = "A penalty per trained token for leaving the reference.",
    formula = "r_t -= beta (log pi_old - log pi_ref)",
    paper =
        "Ziegler et al. 2019, Fine-tuning language models from human preferences, equation "
            + "2; Ouyang et al. 2022")
public record KlInReward(
    @Param(value = "Reward lost per nat.", or = "0.05", min = 0) double beta,
    @Param(value = "The model that sampled.", or = "policy") String model,
    @Param(value = "The model that it is held to.", or = "reference") String reference)
    implements Shaping {
  public static final String KL = "kl";
  public static final String PENALTY = "non_score_reward";

  @Override
  public Set<Row> reads() {
    return Collections.unmodifiableSet(
        new TreeSet<>(List.of(Row.logProb(model), Row.logProb(reference))));
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(this::apply);
  }

  private Scored apply(Scored scored) {
    Rollout rollout = scored.rollout();
    double[] old = rollout.row(Row.logProb(model));
    double[] held = rollout.row(Row.logProb(reference));
    double[] reward = scored.reward().clone();
    double sum = 0;
    for (int t = 0; t < reward.length; t++) {
      if (rollout.trained(t)) {
        double kl = old[t] - held[t];
        reward[t] -= beta * kl;
        sum += kl;
      }
    }
    Scored shaped = Reshaped.reward(scored, reward, KL, sum);
    return Reshaped.reward(shaped, reward, PENALTY, -beta * sum);
  }
}
