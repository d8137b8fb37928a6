package org.sparring.jobs.outer;

import java.util.List;
import org.sparring.common.part.Outer;
import org.sparring.common.part.OuterState;

/** An outer step that remembers nothing: a multiple of the averaged delta. */
interface Rated extends Outer {
  /** The outer learning rate. */
  double rate();

  @Override
  default int states() {
    return 0;
  }

  @Override
  default float[] next(float[] old, List<float[]> deltas, double[] masses, OuterState state) {
    double[] mean = Displacement.mean(old.length, deltas, masses);
    float[] next = new float[old.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) (old[i] + rate() * mean[i]);
    }
    return next;
  }
}
