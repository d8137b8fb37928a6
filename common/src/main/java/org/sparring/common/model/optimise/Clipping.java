package org.sparring.common.model.optimise;

/** Clipping by the global norm (Pascanu et al. 2013, section 3.2), computed in double. */
public final class Clipping {
  private Clipping() {}

  /** The Euclidean norm of the whole vector, summed in its order. */
  public static double norm(float[] gradient) {
    double squares = 0;
    for (float each : gradient) {
      squares += (double) each * each;
    }
    return Math.sqrt(squares);
  }

  /** What multiplies a gradient of this norm so that it is at most {@code limit}; 0 is no limit. */
  static float factor(double norm, double limit) {
    return limit > 0 && norm > limit ? (float) (limit / norm) : 1f;
  }
}
