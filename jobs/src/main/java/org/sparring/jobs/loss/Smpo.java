package org.sparring.jobs.loss;

import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * Smoothed preference optimisation.
 *
 * <p>Where the reward model sees no difference the loss is log 2 and its slope 0; where it prefers
 * the other response the pair is turned round.
 */
@About(
    value =
        "DPO whose strength on a pair is how sure a reward model is of it: both likelihoods are "
            + "averaged geometrically.",
    formula =
        "-log sigma(gamma (2 p - 1) beta h); p = sigma((s_w - s_l) / (high - low)); h = log pi(w) -"
            + " log pi_ref(w) - log pi(l) + log pi_ref(l); s are scores of the reward model; gamma"
            + " is sensitivity",
    paper =
        "Lu et al. 2025, Smoothed preference optimization via ReNoise inversion for aligning "
            + "diffusion models with varied human preferences, without what is of diffusion")
public record Smpo(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "How much a sure preference counts.", or = "10.0", min = 0, above = true)
        double sensitivity,
    @Param(value = "Least score in the data.", or = "0.0") double low,
    @Param(value = "Greatest score in the data.", or = "1.0") double high,
    @Param(value = "The model whose scores tell how sure a preference is.", or = "reward")
        String reward,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements MarginLoss {

  /** Checks that there is a range of scores. */
  public Smpo {
    if (high <= low) {
      throw UserException.settings("smpo: high = %s must be above low = %s".formatted(high, low));
    }
  }

  @Override
  public Set<Row> reads() {
    Set<Row> rows = new TreeSet<>(MarginLoss.super.reads());
    rows.add(Row.score(reward));
    return rows;
  }

  @Override
  public PairPoint at(Pair pair) {
    return new Dpo(scale(pair) * beta, 0, 0, gains).at(pair);
  }

  /** The loss where the preference is sure. */
  @Override
  public Point of(double margin) {
    return new Dpo(sensitivity * beta, 0, 0, gains).of(margin);
  }

  @Override
  public void note(Pair pair, double weight, Tallies log) {
    MarginLoss.super.note(pair, weight, log);
    log.add("preference/probability", probability(pair), weight);
  }

  private double scale(Pair pair) {
    return sensitivity * (2 * probability(pair) - 1);
  }

  private double probability(Pair pair) {
    return Logistic.of((score(pair.chosen()) - score(pair.rejected())) / (high - low));
  }

  private double score(Side side) {
    return side.member().rollout().row(Row.score(reward))[0];
  }
}
