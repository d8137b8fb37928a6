package org.sparring.jobs.loss;

import org.sparring.common.part.Tallies;

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
  private boolean cut(double ratio, double advantage) {
    return -advantage * clip(ratio) > -advantage * ratio;
  }

  /** Observes one ratio: its loss, how far it is from 1, and whether it was clipped. */
  void note(double logRatio, double advantage, double weight, Tallies log) {
    double ratio = Ratio.of(logRatio);
    log.add("loss/policy_avg", at(logRatio, advantage).value(), weight)
        .add("policy/approxkl_avg", 0.5 * logRatio * logRatio, weight)
        .add("policy/clipfrac_avg", cut(ratio, advantage) ? 1 : 0, weight)
        .add("val/ratio", ratio, weight);
  }

  private double clip(double ratio) {
    return Math.max(1 - low, Math.min(1 + high, ratio));
  }
}
