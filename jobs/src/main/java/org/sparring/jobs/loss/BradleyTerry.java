package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * The Bradley-Terry loss of a reward model.
 *
 * <p>The centring term pulls the sum of a pair to zero, not each reward.
 */
@About(
    value = "The Bradley-Terry loss of a reward model on pairs.",
    formula =
        "-log sigma(r_w - r_l - m) + centring (r_w + r_l)^2; w is preferred to l; r is the score or"
            + " log pi; m is the pair's strength with margin, else 0",
    paper =
        "Bradley and Terry 1952; Ouyang et al. 2022, equation 1; the margin is Llama 2's "
            + "(Touvron et al. 2023, equation 2)")
public record BradleyTerry(
    @Param(value = "Whether the preferred response must win by its strength.", or = "false")
        boolean margin,
    @Param(value = "Weight of the squared sum of a pair's rewards.", or = "0.0", min = 0)
        double centring,
    @Param(
            value =
                "What is compared: score, or log_prob, summed over the trained tokens; of two"
                    + " verdicts that is the cross-entropy among both.",
            or = "score")
        Of of,
    @Param(value = "The model that is trained.", or = "reward") String model)
    implements PairLoss {

  /** What a model says of a response. */
  public enum Of {
    SCORE,
    LOG_PROB
  }

  /** Of scores. */
  public BradleyTerry(boolean margin, double centring, String model) {
    this(margin, centring, Of.SCORE, model);
  }

  @Override
  public Row row() {
    return of == Of.SCORE ? Row.score(model) : Row.logProb(model);
  }

  @Override
  public PairPoint at(Pair pair) {
    double x = pair.gap() - asked(pair);
    double sum = pair.chosen().live() + pair.rejected().live();
    double pull = 2 * centring * sum;
    double slope = -Logistic.of(-x);
    return new PairPoint(-Logistic.log(x) + centring * sum * sum, slope + pull, pull - slope);
  }

  @Override
  public void note(Pair pair, double weight, Tallies log) {
    double chosen = pair.chosen().live();
    double rejected = pair.rejected().live();
    log.add("accuracy", chosen > rejected ? 1 : 0, weight)
        .add("margin", pair.gap(), weight)
        .add("mean_reward", (chosen + rejected) / 2, weight);
  }

  private double asked(Pair pair) {
    return margin && !Double.isNaN(pair.strength()) ? pair.strength() : 0;
  }
}
