package org.sparring.jobs.outer;

import java.util.List;
import org.sparring.common.part.About;
import org.sparring.common.part.Outer;
import org.sparring.common.part.OuterState;

/** Parameter averaging. */
@About(
    value =
        "Parameter averaging: the mean of the workers' deltas, each weighted by what its "
            + "worker learned from.",
    formula = "theta = theta + sum_w m_w delta_w / sum_w m_w",
    paper =
        "McMahan et al. 2017, Communication-efficient learning of deep networks from "
            + "decentralized data, algorithm 1")
public record Mean() implements Outer {
  @Override
  public int states() {
    return 0;
  }

  @Override
  public float[] next(float[] old, List<float[]> deltas, double[] masses, OuterState state) {
    double[] mean = Displacement.mean(old.length, deltas, masses);
    float[] next = new float[old.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) (old[i] + mean[i]);
    }
    return next;
  }
}
