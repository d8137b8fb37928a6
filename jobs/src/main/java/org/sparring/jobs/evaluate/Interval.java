package org.sparring.jobs.evaluate;

/** Both ends of an interval, in the unit of what it surrounds; NaN where there is none. */
public record Interval(double low, double high) {
  /** No interval can be given. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);
}
