package org.sparring.jobs.loss;

/** The logistic function without overflow. */
final class Logistic {
  private Logistic() {}

  /** sigma(x) = 1 / (1 + e^-x). */
  static double of(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  /** log sigma(x). */
  static double log(double x) {
    return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
  }
}
