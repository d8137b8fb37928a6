package org.sparring.jobs.outer;

import org.sparring.common.part.About;

/** Parameter averaging. */
@About(
    value =
        "Parameter averaging: the mean of the workers' deltas, each weighted by what its "
            + "worker learned from.",
    formula = "theta = theta + sum_w m_w delta_w / sum_w m_w",
    paper =
        "McMahan et al. 2017, Communication-efficient learning of deep networks from "
            + "decentralized data, algorithm 1")
public record Mean() implements Rated {
  @Override
  public double rate() {
    return 1;
  }
}
