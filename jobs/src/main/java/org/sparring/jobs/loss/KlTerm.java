package org.sparring.jobs.loss;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Tallies;

/**
 * An estimate of the divergence from a reference.
 *
 * <p>As a loss, only k2 has the slope of the divergence itself: the expected slope of k1 is zero
 * and that of k3 is biased.
 */
@About(
    value = "An estimate, at each trained token, of the divergence from a reference.",
    formula = "k1 = d; k2 = d^2 / 2; k3 = exp(-d) - 1 + d; d = log pi - log pi_ref",
    paper = "Schulman 2020, Approximating KL divergence")
public record KlTerm(
    @Param(value = "The estimator: k1, k2 or k3.", or = "k3") Estimator estimator,
    @Param(value = "What the mean is over: token, sequence or sum.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that it is held to.", or = "reference") String reference)
    implements TokenLoss, Referenced {

  /** The estimators of Schulman 2020. */
  public enum Estimator {
    K1 {
      @Override
      Point at(double gap) {
        return new Point(gap, 1);
      }
    },
    K2 {
      @Override
      Point at(double gap) {
        return new Point(0.5 * gap * gap, gap);
      }
    },
    K3 {
      @Override
      Point at(double gap) {
        return new Point(Ratio.of(-gap) - 1 + gap, 1 - Ratio.slope(-gap));
      }
    };

    /** Value and slope for a gap between two log-probabilities. */
    abstract Point at(double gap);
  }

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(Row.logProb(reference));
  }

  @Override
  public Point at(Token token) {
    return estimator.at(token.live() - token.stored(Row.logProb(reference)));
  }

  @Override
  public void note(Token token, double share, Tallies log) {
    log.add("kl", at(token).value(), share);
  }
}
