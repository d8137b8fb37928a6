package org.sparring.jobs.loss;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * PPO's clipped surrogate.
 *
 * <p>The share of clipped tokens counts those whose clipped term is the greater one.
 */
@About(
    value = "PPO's clipped surrogate at each trained token.",
    formula =
        "max(-A rho, -A clip(rho, 1 - epsilon, 1 + epsilon_high)); rho = exp(log pi - log "
            + "pi_old); A and log pi_old are constants",
    paper =
        "Schulman et al. 2017, Proximal policy optimization algorithms, equation 7; a higher "
            + "upper end is DAPO's (Yu et al. 2025, section 3.1)")
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
    @Param(value = "What the mean is over: token or sequence.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements TokenLoss {

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(row());
  }

  @Override
  public Point at(Token token) {
    return surrogate().at(logRatio(token), token.advantage());
  }

  @Override
  public void note(Token token, double share, Tallies log) {
    surrogate().note(logRatio(token), token.advantage(), share, log);
  }

  private double logRatio(Token token) {
    return token.live() - token.stored(row());
  }

  private Surrogate surrogate() {
    return Surrogate.of(epsilon, epsilonHigh);
  }
}
