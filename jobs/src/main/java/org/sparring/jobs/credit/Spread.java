package org.sparring.jobs.credit;

/**
 * The mean and the deviation of some numbers, which may be none.
 *
 * @param mean their mean
 * @param deviation root of their variance; NaN where there are too few numbers for it
 */
record Spread(double mean, double deviation) {
  /** With or without Bessel's correction. */
  static Spread of(double[] numbers, boolean unbiased) {
    double sum = 0;
    for (double each : numbers) {
      sum += each;
    }
    double mean = sum / numbers.length;
    double squares = 0;
    for (double each : numbers) {
      squares += (each - mean) * (each - mean);
    }
    int divisor = unbiased ? numbers.length - 1 : numbers.length;
    return new Spread(mean, Math.sqrt(squares / divisor));
  }
}
