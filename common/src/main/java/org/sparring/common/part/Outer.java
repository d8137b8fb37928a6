package org.sparring.common.part;

import java.util.List;

/** The outer step of averaging, slice by slice, from the workers' deltas. */
public interface Outer extends Part {
  /** Number of state vectors that it keeps per parameter: momentum has one. */
  int states();

  /**
   * The new slice.
   *
   * @param old the slice before the round
   * @param deltas each worker's (local - old), in worker order
   * @param masses each worker's weight, in worker order
   * @param state what is remembered of the slice, changed in place
   * @return a new array
   */
  float[] next(float[] old, List<float[]> deltas, double[] masses, OuterState state);
}
