package org.sparring.jobs.evaluate;

/** A share of independent trials with Wilson's 95 % interval (Wilson 1927), inside 0 to 1. */
public final class Accuracy {
  /** The 97.5 % quantile of the standard normal distribution. */
  static final double Z = 1.959963984540054;

  private Accuracy() {}

  /**
   * The share of right answers.
   *
   * @param right right answers, a tie counting half; 0 to n
   * @param n trials, at least one
   */
  public static Summary of(String name, double right, long n) {
    if (n < 1 || !(right >= 0 && right <= n)) {
      throw new IllegalArgumentException("%s of %d trials are right".formatted(right, n));
    }
    double share = right / n;
    double weight = Z * Z / n;
    double centre = (share + weight / 2) / (1 + weight);
    double half = Math.sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight);
    return new Summary(name, share, Math.max(0, centre - half), Math.min(1, centre + half), n);
  }

  /** How often a preferred response has the higher score; margins of 0 count half. */
  public static Summary ofMargins(String name, double[] margins) {
    Values.requireFinite(margins);
    double right = 0;
    for (double margin : margins) {
      right += (1 + Math.signum(margin)) / 2;
    }
    return of(name, right, margins.length);
  }
}
