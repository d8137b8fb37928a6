package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * PPO's clipped surrogate, of tokens or of whole sequences.
 *
 * <p>The advantage of a sequence is the mean of its trained tokens'. The share of what is clipped
 * counts the ratios whose clipped term is the greater one.
 */
@About(
    value = "PPO's clipped surrogate of each trained token, or of whole sequences.",
    formula =
        "max(-A rho, -A clip(rho, 1 - epsilon, 1 + epsilon_high)), but at most -A dual where A < 0;"
            + " log rho = log pi - log pi_old of a token, or their sum, or their mean",
    paper =
        "Schulman et al. 2017, Proximal policy optimization algorithms, equation 7; epsilon_high:"
            + " Yu et al. 2025, DAPO; dual: Ye et al. 2020; sequence: Ahmadian et al. 2024, RLOO;"
            + " geometric: Zheng et al. 2025, GSPO")
public record Clipped(
    @Param(
            value = "How far below 1 the ratio may fall.",
            or = "0.2",
            min = 0,
            max = 1,
            above = true)
        double epsilon,
    @Param(value = "How far above 1 the ratio may rise; 0 takes epsilon.", or = "0", min = 0)
        double epsilonHigh,
    @Param(
            value =
                "Most that the loss of a negative advantage may be, in sizes of it; 0 for no"
                    + " bound.",
            or = "0",
            min = 0)
        double dual,
    @Param(value = "What has a ratio: token, sequence or geometric.", or = "token") RatioOf ratio,
    @Param(value = "What the mean is over: token, sequence or sum.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements RatioLoss {

  /** Checks that the bound is above the range that the ratio may move in. */
  public Clipped {
    double high = epsilonHigh > 0 ? epsilonHigh : epsilon;
    if (dual > 0 && dual <= 1 + high) {
      throw new IllegalArgumentException(
          "dual is %s, but the ratio may rise to %s: raise it, or give 0 for no bound"
              .formatted(dual, 1 + high));
    }
  }

  /** Of tokens, without a bound. */
  public Clipped(double epsilon, double epsilonHigh, MeanOver mean, String model) {
    this(epsilon, epsilonHigh, 0, RatioOf.TOKEN, mean, model);
  }

  @Override
  public Point at(double logRatio, double advantage) {
    return surrogate().at(logRatio, advantage);
  }

  @Override
  public void note(double logRatio, double advantage, double weight, Tallies log) {
    surrogate().note(logRatio, advantage, weight, log);
  }

  private Surrogate surrogate() {
    return Surrogate.of(epsilon, epsilonHigh, dual);
  }
}
