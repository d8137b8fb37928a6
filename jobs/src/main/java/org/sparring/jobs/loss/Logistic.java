package org.sparring.jobs.loss;

/** The logistic function without overflow. */
public final class Logistic {
  private Logistic() {}

  /** sigma(x) = 1 / (1 + e^-x). */
  public static double of(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  /** The slope of sigma at x. */
  static double slope(double x) {
    return of(x) * of(-x);
  }

  /** log sigma(x). */
  public static double log(double x) {
    return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
  }

  /** -(1 - s) log sigma(x) - s log sigma(-x) and its slope. */
  static Point loss(double x, double smoothing) {
    return new Point(
        -(1 - smoothing) * log(x) - smoothing * log(-x),
        smoothing * of(x) - (1 - smoothing) * of(-x));
  }
}
