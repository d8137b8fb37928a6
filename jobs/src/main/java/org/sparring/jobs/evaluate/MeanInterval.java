package org.sparring.jobs.evaluate;

import java.util.Arrays;

/** The mean of one number per independent unit with its 95 % interval. */
public final class MeanInterval {
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

  /**
   * The 97.5 % quantile of Student's t, within 1e-4 of it in relation (Hill 1970, Algorithm 396).
   *
   * @param n degrees of freedom, at least 1
   */
  static double quantile(int n) {
    double tails = 0.05;
    if (n == 1) {
      return 1 / Math.tan(tails * Math.PI / 2);
    }
    if (n == 2) {
      return Math.sqrt(2 / (tails * (2 - tails)) - 2);
    }
    double a = 1 / (n - 0.5);
    double b = 48 / (a * a);
    double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
    double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
    double y = Math.pow(d * tails, 2.0 / n);
    if (y <= 0.05 + a) {
      double tail = 1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4);
      return Math.sqrt(n * ((tail * y - 1) * (n + 1) / (n + 2) + 1 / y));
    }
    double x = -Accuracy.Z;
    c += n < 5 ? 0.3 * (n - 4.5) * (x + 0.6) : 0;
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
    y = x * x;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    return Math.sqrt(n * Math.expm1(a * y * y));
  }
}
