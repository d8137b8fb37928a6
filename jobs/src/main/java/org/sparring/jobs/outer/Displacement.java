package org.sparring.jobs.outer;

import java.util.List;

/** The mean of the workers' deltas, weighted by their masses, in worker order and in double. */
final class Displacement {
  private Displacement() {}

  /** Zeros where no worker has any mass: nobody trained anything. */
  static double[] mean(int length, List<float[]> deltas, double[] masses) {
    double[] mean = new double[length];
    double total = 0;
    for (double mass : masses) {
      total += mass;
    }
    for (int w = 0; total > 0 && w < masses.length; w++) {
      double share = masses[w];
      float[] delta = deltas.get(w);
      for (int i = 0; share > 0 && i < length; i++) {
        mean[i] += share * delta[i];
      }
    }
    for (int i = 0; total > 0 && i < length; i++) {
      mean[i] /= total;
    }
    return mean;
  }
}
