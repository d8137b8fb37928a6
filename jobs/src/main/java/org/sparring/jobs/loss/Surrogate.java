package org.sparring.jobs.loss;

/**
 * The clipped surrogate of one ratio (Schulman et al. 2017, equation 7): the greater of the losses
 * with the ratio as it is and with the ratio clipped.
 *
 * @param low how far below 1 the ratio may fall
 * @param high how far above 1 the ratio may rise
 */
record Surrogate(double low, double high) {
  /** With the same distance on both sides where the upper one is 0. */
  static Surrogate of(double epsilon, double epsilonHigh) {
    return new Surrogate(epsilon, epsilonHigh > 0 ? epsilonHigh : epsilon);
  }

  /** Value, and slope with respect to the log-ratio. */
  Point at(double logRatio, double advantage) {
    double ratio = Ratio.of(logRatio);
    return cut(ratio, advantage)
        ? new Point(-advantage * clip(ratio), 0)
        : new Point(-advantage * ratio, -advantage * Ratio.slope(logRatio));
  }

  /** Whether the clipped loss is the greater one. */
  boolean cut(double ratio, double advantage) {
    return -advantage * clip(ratio) > -advantage * ratio;
  }

  private double clip(double ratio) {
    return Math.max(1 - low, Math.min(1 + high, ratio));
  }
}
