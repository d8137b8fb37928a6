package org.sparring.jobs.loss;

/**
 * A preferred and a dispreferred response as a pair loss sees them.
 *
 * @param chosen the preferred response
 * @param rejected the other one
 * @param strength how much better the preferred one is; NaN where the data do not say
 * @param factor what the loss of this pair is multiplied by, a constant
 */
public record Pair(Side chosen, Side rejected, double strength, double factor) {
  /** The gain of the preferred response over that of the other one. */
  public double gap() {
    return chosen.gain() - rejected.gain();
  }
}
