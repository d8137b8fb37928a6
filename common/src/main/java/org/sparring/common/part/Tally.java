package org.sparring.common.part;

import java.io.Serializable;

/**
 * A statistic on its way to a mean: add tallies in key order, then divide.
 *
 * @param sum weighted sum of the values
 * @param mass sum of the weights
 */
public record Tally(double sum, double mass) implements Serializable {
  public Tally plus(Tally other) {
    return new Tally(sum + other.sum, mass + other.mass);
  }

  /** The mean; NaN where nothing was tallied. */
  public double mean() {
    return sum / mass;
  }
}
