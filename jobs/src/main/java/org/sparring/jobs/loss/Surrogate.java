package org.sparring.jobs.loss;

import org.sparring.common.part.Tallies;

/**
 * The clipped surrogate of one ratio (Schulman et al. 2017, equation 7): the greater of the losses
 * with the ratio as it is and with the ratio clipped.
 *
 * @param low how far below 1 the ratio may fall
 * @param high how far above 1 the ratio may rise
 * @param dual most that a loss may be, times the size of a negative advantage; 0 for no bound (Ye
 *     et al. 2020)
 */
record Surrogate(double low, double high, double dual) {
  /** With the same distance on both sides where the upper one is 0. */
  static Surrogate of(double epsilon, double epsilonHigh, double dual) {
    return new Surrogate(epsilon, epsilonHigh > 0 ? epsilonHigh : epsilon, dual);
  }

  /** With one distance on both sides. */
  static Surrogate of(double epsilon) {
    return of(epsilon, epsilon, 0);
  }

  /** Value, and slope with respect to the log-ratio. */
  Point at(double logRatio, double advantage) {
    double ratio = Ratio.of(logRatio);
    if (bounded(ratio, advantage)) {
      return new Point(-advantage * dual, 0);
    }
    return cut(ratio, advantage)
        ? new Point(-advantage * clip(ratio), 0)
        : new Point(-advantage * ratio, -advantage * Ratio.slope(logRatio));
  }

  /** Whether the ratio has no slope. */
  boolean stopped(double logRatio, double advantage) {
    double ratio = Ratio.of(logRatio);
    return cut(ratio, advantage) || bounded(ratio, advantage);
  }

  /** Observes one ratio: its loss, how far it is from 1, and whether it was clipped. */
  void note(double logRatio, double advantage, double weight, Tallies log) {
    log.add("loss/policy_avg", at(logRatio, advantage).value(), weight)
        .add("policy/approxkl_avg", 0.5 * logRatio * logRatio, weight)
        .add("policy/clipfrac_avg", stopped(logRatio, advantage) ? 1 : 0, weight)
        .add("val/ratio", Ratio.of(logRatio), weight);
  }

  /** Whether the clipped loss is the greater one. */
  private boolean cut(double ratio, double advantage) {
    return -advantage * clip(ratio) > -advantage * ratio;
  }

  private boolean bounded(double ratio, double advantage) {
    return dual > 0 && advantage < 0 && ratio > dual;
  }

  private double clip(double ratio) {
    return Math.max(1 - low, Math.min(1 + high, ratio));
  }
}
