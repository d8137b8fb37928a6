package org.sparring.jobs.loss;

import java.util.Optional;
import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.Tallies;

/**
 * Direct preference optimisation: -(1 - s) log sigma(beta h) - s log sigma(-beta h), h the gain in
 * summed log-probability on the reference of the preferred response over that of the other one.
 *
 * <p>Rafailov et al. 2023, equation 7; the smoothing s is conservative DPO (Mitchell 2023).
 */
public record Dpo(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(
            value = "Probability that a label is wrong.",
            or = "0.0",
            min = 0,
            max = 0.5,
            below = true)
        double labelSmoothing,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that gains are measured from.", or = "reference") String reference)
    implements PairLoss {

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Optional<Row> base() {
    return Optional.of(Row.logProb(reference));
  }

  @Override
  public PairPoint at(Pair pair) {
    double x = beta * pair.gap();
    double value = -(1 - labelSmoothing) * Logistic.log(x) - labelSmoothing * Logistic.log(-x);
    double slope =
        beta * (labelSmoothing * Logistic.of(x) - (1 - labelSmoothing) * Logistic.of(-x));
    return new PairPoint(value, slope, -slope);
  }

  @Override
  public void note(Pair pair, double weight, Tallies log) {
    ImplicitRewards.note(pair, beta, weight, log);
  }
}
