package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * The odds-ratio term of ORPO, which stands beside a likelihood of the preferred response.
 *
 * <p>Where a response is almost certain its log-odds are continued by their tangent.
 */
@About(
    value =
        "The log-odds of the preferred response against those of the other one, without a "
            + "reference.",
    formula =
        "-beta log sigma(o(w) - o(l)); o = P - log(1 - exp P); P is the mean of log pi over tokens",
    paper =
        "Hong et al. 2024, ORPO: monolithic preference optimization without reference model, where "
            + "beta is lambda")
public record OddsRatio(
    @Param(value = "Factor of the loss.", or = "0.1", min = 0, above = true) double beta,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements PairLoss {
  private static final double CERTAIN = -1e-6;

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Shares shares(Credited chosen, Credited rejected) {
    return Gains.means(model, "").shares(chosen, rejected);
  }

  @Override
  public PairPoint at(Pair pair) {
    Point chosen = logOdds(pair.chosen().live());
    Point rejected = logOdds(pair.rejected().live());
    Point loss = Logistic.loss(chosen.value() - rejected.value(), 0);
    double slope = beta * loss.slope();
    return new PairPoint(beta * loss.value(), slope * chosen.slope(), -slope * rejected.slope());
  }

  @Override
  public void note(Pair pair, double weight, Tallies log) {
    ImplicitRewards.note(pair, beta, weight, log);
    double odds = logOdds(pair.chosen().live()).value() - logOdds(pair.rejected().live()).value();
    log.add("log_odds_chosen", odds, weight).add("log_odds_ratio", Logistic.log(odds), weight);
  }

  private static Point logOdds(double mean) {
    double at = Math.min(mean, CERTAIN);
    double slope = -1 / Math.expm1(at);
    return new Point(at - Math.log(-Math.expm1(at)) + slope * (mean - at), slope);
  }
}
