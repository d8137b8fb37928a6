package org.sparring.jobs.loss;

/**
 * e^x of a log-ratio, continued by its tangent beyond x = {@value #LIMIT}.
 *
 * <p>Other implementations clamp the log-ratio there, which stops the gradient just where it is
 * needed to come back; with the tangent, value and slope stay finite and agree everywhere.
 */
final class Ratio {
  static final double LIMIT = 20;

  private Ratio() {}

  static double of(double logRatio) {
    return logRatio <= LIMIT ? Math.exp(logRatio) : Math.exp(LIMIT) * (1 + (logRatio - LIMIT));
  }

  /** The derivative with respect to the log-ratio. */
  static double slope(double logRatio) {
    return Math.exp(Math.min(logRatio, LIMIT));
  }
}
