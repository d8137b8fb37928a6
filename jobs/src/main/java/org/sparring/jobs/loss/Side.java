package org.sparring.jobs.loss;

import org.sparring.common.data.Credited;

/**
 * One response of a pair as a pair loss sees it.
 *
 * @param member the response
 * @param factors factor of each number of the live row in its total; 0 where it does not count
 * @param live total of the live row
 * @param base total of the stored base row; 0 without a base
 */
public record Side(Credited member, double[] factors, double live, double base) {
  /** What the response has gained on the base. */
  public double gain() {
    return live - base;
  }
}
