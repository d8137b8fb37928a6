package org.sparring.jobs.evaluate;

import java.util.Arrays;

/**
 * What every statistic asks of its numbers: an error is never a zero, so it may not come this far.
 */
final class Values {
  private Values() {}

  static void requireFinite(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("value %d is %s".formatted(i, values[i]));
      }
    }
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
