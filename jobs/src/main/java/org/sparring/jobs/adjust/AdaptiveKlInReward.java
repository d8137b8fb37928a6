package org.sparring.jobs.adjust;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;

/**
 * The penalty of {@link KlInReward} with a coefficient that steers the divergence to a target.
 *
 * <p>It carries two numbers: the coefficient of this round, decided by the rounds before it, and
 * that of the next one, decided by this round's divergence. The part {@value #COEFFICIENT} records
 * the former.
 */
@About(
    value =
        "A penalty per trained token for leaving the reference; from round to round its coefficient"
            + " rises where the divergence is above a target, and falls where it is below.",
    formula =
        "r_t -= beta (log pi_old - log pi_ref); after the round beta = beta (1 + clip(KL / target -"
            + " 1, -0.2, 0.2) min(1, n / horizon)); KL is the mean, over the round's n sequences,"
            + " of the summed log-ratio",
    paper =
        "Ziegler et al. 2019, Fine-tuning language models from human preferences, section 2.2; the "
            + "bound of n / horizon is ours, for rounds longer than the horizon")
public record AdaptiveKlInReward(
    @Param(value = "Reward lost per nat in the first round.", or = "0.15", min = 0, above = true)
        double beta,
    @Param(
            value = "Divergence of a sequence that is steered to, in nats.",
            or = "6.0",
            min = 0,
            above = true)
        double target,
    @Param(
            value = "Number of sequences over which the coefficient answers in full.",
            or = "10000",
            min = 1)
        double horizon,
    @Param(value = "The model that sampled.", or = "policy") String model,
    @Param(value = "The model that it is held to.", or = "reference") String reference)
    implements Shaping, Referenced {
  public static final String COEFFICIENT = "kl_coef";
  private static final double LARGEST_ERROR = 0.2;

  @Override
  public Set<Row> reads() {
    return penalty().reads();
  }

  /** Number of sequences, and the sum of their divergences. */
  @Override
  public double[] tally(Group<Scored> group) {
    KlPenalty penalty = penalty();
    double sum = 0;
    for (Scored member : group.members()) {
      sum += penalty.divergence(member.rollout());
    }
    return new double[] {group.size(), sum};
  }

  @Override
  public double[] initial() {
    return new double[] {beta, beta};
  }

  /** The coefficient that was decided before this round, and the one that this round decides. */
  @Override
  public double[] next(double[] carried, double[] total) {
    double now = carried[1];
    if (total[0] == 0) {
      return new double[] {now, now};
    }
    double error = total[1] / total[0] / target - 1;
    double bounded = Math.max(-LARGEST_ERROR, Math.min(LARGEST_ERROR, error));
    return new double[] {now, now * (1 + bounded * Math.min(1, total[0] / horizon))};
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    KlPenalty penalty = penalty();
    return group.map(
        each -> {
          Scored charged = penalty.charge(each, carried[0]);
          return Reshaped.reward(charged, charged.reward(), COEFFICIENT, carried[0]);
        });
  }

  private KlPenalty penalty() {
    return KlPenalty.of(model, reference);
  }
}
