package org.sparring.jobs.adjust;

/**
 * Count, mean and sum of squared deviations of a set of numbers.
 *
 * @param count how many, may be fractional
 * @param mean their mean
 * @param deviations sum of their squared deviations from it
 */
record Moments(double count, double mean, double deviations) {
  static final Moments EMPTY = new Moments(0, 0, 0);

  /** From a count, a sum and a sum of squares. */
  static Moments ofSums(double[] sums) {
    if (sums[0] == 0) {
      return EMPTY;
    }
    double mean = sums[1] / sums[0];
    return new Moments(sums[0], mean, Math.max(0, sums[2] - sums[1] * mean));
  }

  /** The moments of both sets (Chan, Golub and LeVeque 1983). */
  Moments merge(Moments other) {
    double all = count + other.count;
    if (all == 0) {
      return EMPTY;
    }
    double gap = other.mean - mean;
    return new Moments(
        all,
        mean + gap * other.count / all,
        deviations + other.deviations + gap * gap * count * other.count / all);
  }

  /** The variance; 0 where there are too few numbers for it. */
  double variance(boolean unbiased) {
    double divisor = unbiased ? count - 1 : count;
    return divisor > 0 ? deviations / divisor : 0;
  }
}
