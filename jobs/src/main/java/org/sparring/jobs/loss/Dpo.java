package org.sparring.jobs.loss;

import java.util.Optional;
import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Tallies;

/** Direct preference optimisation. */
@About(
    value =
        "Direct preference optimisation: the preferred response must gain more on the "
            + "reference than the other one.",
    formula =
        "-(1 - s) log sigma(beta h) - s log sigma(-beta h); h = log pi(w) - log pi_ref(w) - "
            + "log pi(l) + log pi_ref(l); s is label_smoothing",
    paper =
        "Rafailov et al. 2023, Direct Preference Optimization, equation 7; the smoothing is "
            + "conservative DPO (Mitchell 2023)")
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
    implements PairLoss, Referenced {

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
