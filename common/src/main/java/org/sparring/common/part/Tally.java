package org.sparring.common.part;

import java.io.Serializable;

/**
 * A sum and its denominator; a metric is their ratio.
 *
 * @param sum sum of the observed numbers
 * @param mass how much was observed
 */
public record Tally(double sum, double mass) implements Serializable {
  public static final Tally ZERO = new Tally(0, 0);

  public Tally plus(Tally other) {
    return new Tally(sum + other.sum, mass + other.mass);
  }

  /** Sum over mass; NaN where nothing was observed. */
  public double mean() {
    return mass == 0 ? Double.NaN : sum / mass;
  }
}
