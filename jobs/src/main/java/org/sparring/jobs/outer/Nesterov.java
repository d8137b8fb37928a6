package org.sparring.jobs.outer;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.part.Outer;
import org.sparring.common.part.OuterState;

/**
 * Nesterov's momentum on the averaged delta.
 *
 * <p>With only a few local steps take parameter averaging instead.
 */
@About(
    value =
        "Nesterov's momentum on the averaged delta; a rate of 1 without momentum is "
            + "parameter averaging.",
    formula =
        "b = momentum b + D; theta = theta + rate (D + momentum b); D is the weighted mean "
            + "of the workers' deltas",
    paper = "Douillard et al. 2023, DiLoCo, algorithm 1")
public record Nesterov(
    @Param(value = "Outer learning rate.", or = "0.7", min = 0, above = true) double rate,
    @Param(
            value = "Share of the momentum that is kept.",
            or = "0.9",
            min = 0,
            max = 1,
            below = true)
        double momentum)
    implements Outer {

  @Override
  public int states() {
    return 1;
  }

  @Override
  public float[] next(float[] old, List<float[]> deltas, double[] masses, OuterState state) {
    double[] mean = Displacement.mean(old.length, deltas, masses);
    float[] kept = state.vectors()[0];
    float[] next = new float[old.length];
    for (int i = 0; i < next.length; i++) {
      double speed = momentum * kept[i] + mean[i];
      kept[i] = (float) speed;
      next[i] = (float) (old[i] + rate * (mean[i] + momentum * speed));
    }
    return next;
  }
}
