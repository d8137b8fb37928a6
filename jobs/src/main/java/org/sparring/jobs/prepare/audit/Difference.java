package org.sparring.jobs.prepare.audit;

/** How far two classes are apart, squared (Krippendorff 2011, section 5). */
enum Difference {
  /** All differences count the same. */
  NOMINAL {
    @Override
    double squared(int one, int other, double[] frequencies) {
      return one == other ? 0 : 1;
    }
  },
  /** By the ranks between them: half of their own frequencies and all of those between. */
  ORDINAL {
    @Override
    double squared(int one, int other, double[] frequencies) {
      double between = -(frequencies[one] + frequencies[other]) / 2;
      for (int g = Math.min(one, other); g <= Math.max(one, other); g++) {
        between += frequencies[g];
      }
      return one == other ? 0 : between * between;
    }
  },
  /** By their numbers. */
  INTERVAL {
    @Override
    double squared(int one, int other, double[] frequencies) {
      return (double) (one - other) * (one - other);
    }
  };

  /**
   * The squared difference.
   *
   * @param frequencies judgements in each class that can be paired
   */
  abstract double squared(int one, int other, double[] frequencies);
}
