package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Alignment via optimal transport of two sets of responses. */
@About(
    value =
        "Alignment via optimal transport: over the step, quantiles of what preferred responses "
            + "gain must exceed those of what the others gain.",
    formula =
        "sum_i -(1 - s) log sigma(beta d_i) - s log sigma(-beta d_i); d_i = a_(i) - b_(i), both "
            + "sorted; a = log pi(w) - log pi_ref(w); b = log pi(l) - log pi_ref(l); s is "
            + "label_smoothing",
    paper =
        "Melnyk et al. 2024, Distributional preference alignment of LLMs via optimal transport, "
            + "the unpaired form")
public record AotUnpaired(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(
            value = "Probability that a label is wrong.",
            or = "0.0",
            min = 0,
            max = 0.5,
            below = true)
        double labelSmoothing,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements Dominance {

  /** Checks that pairs are not weighted. */
  public AotUnpaired {
    gains.requireEqualWeighting("aot_unpaired");
  }

  @Override
  public PairPoint greater(Pair pair) {
    Point gain = gains.at(pair.chosen().gain());
    return new PairPoint(gain.value(), gain.slope(), 0);
  }

  @Override
  public PairPoint less(Pair pair) {
    Point gain = gains.at(pair.rejected().gain());
    return new PairPoint(gain.value(), 0, gain.slope());
  }
}
