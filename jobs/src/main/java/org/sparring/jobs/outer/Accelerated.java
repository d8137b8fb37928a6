package org.sparring.jobs.outer;

import java.util.List;
import org.sparring.common.part.Outer;
import org.sparring.common.part.OuterState;

/** An outer step along a speed that is remembered: b = momentum b + D, of every number. */
interface Accelerated extends Outer {
  /** The outer learning rate. */
  double rate();

  /** The share of the speed that is kept. */
  double momentum();

  /**
   * Where a number goes, before the rate.
   *
   * @param mean D, the weighted mean of the workers' deltas
   * @param speed b, the speed after this round
   */
  double direction(double mean, double speed);

  @Override
  default int states() {
    return 1;
  }

  @Override
  default float[] next(float[] old, List<float[]> deltas, double[] masses, OuterState state) {
    double[] mean = Displacement.mean(old.length, deltas, masses);
    float[] kept = state.vectors()[0];
    float[] next = new float[old.length];
    for (int i = 0; i < next.length; i++) {
      double speed = momentum() * kept[i] + mean[i];
      kept[i] = (float) speed;
      next[i] = (float) (old[i] + rate() * direction(mean[i], speed));
    }
    return next;
  }
}
