package org.sparring.common.model.optimise;

/** Clipping by the global norm (Pascanu et al. 2013, section 3.2), computed in double. */
public final class Clipping {
  private Clipping() {}

  /** The Euclidean norm of the whole vector, summed in four interleaved parts. */
  public static double norm(float[] gradient) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int whole = gradient.length - gradient.length % 4;
    for (int i = 0; i < whole; i += 4) {
      first += (double) gradient[i] * gradient[i];
      second += (double) gradient[i + 1] * gradient[i + 1];
      third += (double) gradient[i + 2] * gradient[i + 2];
      fourth += (double) gradient[i + 3] * gradient[i + 3];
    }
    for (int i = whole; i < gradient.length; i++) {
      first += (double) gradient[i] * gradient[i];
    }
    return Math.sqrt(first + second + third + fourth);
  }

  /** What multiplies a gradient of this norm so that it is at most {@code limit}; 0 is no limit. */
  static float factor(double norm, double limit) {
    return limit > 0 && norm > limit ? (float) (limit / norm) : 1f;
  }
}
