package org.sparring.jobs.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear scale whose marks are round numbers.
 *
 * @param low where it begins, a multiple of the step
 * @param step distance of two marks: 1, 2 or 5 times a power of ten
 * @param steps how many, at least one
 */
record Scale(double low, double step, int steps) {
  private static final int MARKS = 6;

  /** The smallest scale with at most seven steps around the values; 0 to 1 where there are none. */
  static Scale around(double... values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double span = high > low ? high - low : Math.max(1e-9, Math.abs(low));
    double power = Math.pow(10, Math.floor(Math.log10(span / MARKS)));
    double ratio = span / MARKS / power;
    double step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    double first = Math.floor(low / step + 1e-9);
    double last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
    return new Scale(first * step, step, (int) (last - first));
  }

  /** Where a value lies: 0 at the beginning, 1 at the end. */
  double share(double value) {
    return (value - low) / (step * steps);
  }

  List<Double> ticks() {
    return IntStream.rangeClosed(0, steps).mapToObj(i -> low + i * step).toList();
  }
}
