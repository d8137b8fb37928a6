package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.part.About;

/** Alignment via optimal transport of paired responses: margins of policy and reference. */
@About(
    value =
        "Alignment via optimal transport: over the step, quantiles of the policy's margins must "
            + "exceed those of the reference's.",
    formula =
        "sum_i -(1 - s) log sigma(beta d_i) - s log sigma(-beta d_i); d_i = m_(i) - n_(i), both "
            + "sorted; m = log pi(w) - log pi(l); n = log pi_ref(w) - log pi_ref(l); s is "
            + "label_smoothing",
    paper =
        "Melnyk et al. 2024, Distributional preference alignment of LLMs via optimal transport, "
            + "the paired form")
public record Aot(
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

  /** Checks that margins of policy and reference can be told apart. */
  public Aot {
    gains.requireEqualWeighting("aot");
    if (gains.divergence() != Divergence.REVERSE_KL) {
      throw UserException.settings(
          "aot.gains.divergence: margins of policy and reference are sorted apart, so that there is"
              + " no ratio; leave it reverse_kl, or take aot_unpaired");
    }
  }

  @Override
  public PairPoint greater(Pair pair) {
    return new PairPoint(pair.chosen().live() - pair.rejected().live(), 1, -1);
  }

  @Override
  public PairPoint less(Pair pair) {
    return new PairPoint(pair.chosen().base() - pair.rejected().base(), 0, 0);
  }
}
