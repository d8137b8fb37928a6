package org.sparring.jobs.evaluate;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/** The mean of one number per independent unit with its 95 % interval. */
public final class MeanInterval {
  private static final double UPPER = 0.975;

  private MeanInterval() {}

  /** With the percentile bootstrap: for shares and other bounded or skewed numbers. */
  public static Summary bootstrap(String name, double[] units, Bootstrap bootstrap) {
    Values.requireFinite(units);
    return new Summary(name, Values.mean(units), bootstrap.mean(units), units.length);
  }

  /** With Student's t: for few units. One unit alone has no interval. */
  public static Summary student(String name, double[] units) {
    Values.requireFinite(units);
    double mean = Values.mean(units);
    int freedom = units.length - 1;
    if (freedom == 0) {
      return new Summary(name, mean, Interval.NONE, 1);
    }
    double squares = Arrays.stream(units).map(unit -> (unit - mean) * (unit - mean)).sum();
    double half = quantile(freedom) * Math.sqrt(squares / freedom / units.length);
    return new Summary(name, mean, mean - half, mean + half, units.length);
  }

  /** The upper quantile of Student's t. */
  static double quantile(int freedom) {
    return new TDistribution(freedom).inverseCumulativeProbability(UPPER);
  }
}
