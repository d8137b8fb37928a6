package org.sparring.jobs.loss;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Tallies;

/** The policy gradient of Nash mirror descent: beat the rivals, and stay near the reference. */
@About(
    value =
        "Nash mirror descent by policy gradient: make likelier what beats its rivals, drawn from a"
            + " mixture of policy and reference, with a penalty at each token for leaving the"
            + " reference.",
    formula =
        "sum_t [beta d_t - (P - 1/2)] log pi(y_t); d_t = log pi(y_t) - log pi_ref(y_t), a constant;"
            + " P is the probability that the response is preferred to a rival",
    paper =
        "Munos et al. 2023, Nash learning from human feedback, in the form of TRL: the penalty of a"
            + " token reaches no other token")
public record NashMd(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0) double beta,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that it is held to.", or = "reference") String reference)
    implements OddsLoss, Referenced {

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(Row.logProb(reference));
  }

  @Override
  public double at(Contender contender, double[] slopes) {
    double[] base = contender.stored(Row.logProb(reference));
    double value = 0;
    for (int t = 0; t < slopes.length; t++) {
      if (contender.trained(t)) {
        slopes[t] = beta * (contender.held()[t] - base[t]) - (contender.odds() - 0.5);
        value += slopes[t] * contender.live()[t];
      }
    }
    return value;
  }

  @Override
  public void note(Contender contender, double weight, Tallies log) {
    log.add("odds/mean", contender.odds(), weight)
        .add("odds/gain", contender.gain(Row.logProb(reference)), weight);
  }
}
