package org.sparring.jobs.prepare.audit;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sparring.jobs.evaluate.Interval;

/**
 * The 95 % interval of a statistic of units by leaving out each unit once (Efron and Tibshirani
 * 1993, chapter 11). Units of one combination leave the same behind, so that the work grows with
 * the number of combinations and not with the number of units.
 */
final class Jackknife {
  /** The 97.5 % quantile of the standard normal distribution. */
  static final double Z = 1.959963984540054;

  private Jackknife() {}

  /** None where the statistic is not a number, here or with a unit left out. */
  static Interval of(Units units, ToDoubleFunction<Units> statistic) {
    Map<List<Integer>, Long> counts = units.counts();
    long n = units.size();
    double value = statistic.applyAsDouble(units);
    double[] left = new double[counts.size()];
    double mean = 0;
    int i = 0;
    for (Map.Entry<List<Integer>, Long> each : counts.entrySet()) {
      left[i] = statistic.applyAsDouble(units.without(each.getKey()));
      mean += left[i++] * each.getValue() / n;
    }
    double squares = 0;
    i = 0;
    for (long times : counts.values()) {
      squares += times * (left[i] - mean) * (left[i] - mean);
      i++;
    }
    double half = Z * Math.sqrt(squares * (n - 1) / n);
    return n < 2 || Double.isNaN(value + half)
        ? Interval.NONE
        : new Interval(value - half, value + half);
  }
}
