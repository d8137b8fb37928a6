package org.sparring.jobs.prepare;

import java.io.Serializable;

/**
 * What training may know of a row beyond its text; NaN where not given.
 *
 * @param weight of the row in a loss
 * @param margin by which the best response is better, in the unit of the stage that gave it
 * @param noise probability that the label is wrong
 * @param order place in a curriculum: rows of smaller numbers come first
 */
public record Marks(double weight, double margin, double noise, double order)
    implements Serializable {
  /** Nothing given. */
  public static final Marks NONE = new Marks(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  public Marks weight(double other) {
    return new Marks(other, margin, noise, order);
  }

  public Marks margin(double other) {
    return new Marks(weight, other, noise, order);
  }

  public Marks noise(double other) {
    return new Marks(weight, margin, other, order);
  }

  public Marks order(double other) {
    return new Marks(weight, margin, noise, other);
  }
}
