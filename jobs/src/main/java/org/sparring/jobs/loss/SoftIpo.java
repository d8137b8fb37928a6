package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/**
 * Identity preference optimisation of all pairs of a group by their odds.
 *
 * <p>On the policy's own samples its gradient is that of self-play, times -4 / tau.
 */
@About(
    value =
        "Identity preference optimisation on odds: the gap of two responses is drawn to how much"
            + " likelier than even the one is preferred to the other.",
    formula =
        "(h - (P - 1/2) / tau)^2 over all pairs of a group; h = log pi(y) - log pi_ref(y) - log"
            + " pi(y') + log pi_ref(y'); P is the probability that y is preferred to y'",
    paper =
        "Calandriello et al. 2024, Human alignment of large language models through online"
            + " preference optimisation; Azar et al. 2023, A general theoretical paradigm to"
            + " understand learning from human preferences")
public record SoftIpo(
    @Param(value = "Strength of the tie to the reference.", or = "1.0", min = 0, above = true)
        double tau,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that gains are measured from.", or = "reference") String reference)
    implements DuelLoss {

  @Override
  public Point at(double gap, double odds) {
    double error = gap - (odds - 0.5) / tau;
    return new Point(error * error, 2 * error);
  }
}
