package org.sparring.jobs.adjust;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;

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
    implements Shaping, Referenced {
  public static final String KL = "kl";
  public static final String PENALTY = "non_score_reward";

  @Override
  public Set<Row> reads() {
    return KlPenalty.of(model, reference).reads();
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    KlPenalty penalty = KlPenalty.of(model, reference);
    return group.map(each -> penalty.charge(each, beta));
  }
}
