package org.sparring.jobs.evaluate;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sparring.common.random.Draw;

/**
 * The percentile bootstrap over independent units (Efron 1979; Efron and Tibshirani 1993, section
 * 13.3), at 95 %.
 *
 * <p>The units are drawn by position: give them in the order of their keys.
 *
 * @param draw source of the resamples
 * @param resamples how many
 */
public record Bootstrap(Draw draw, int resamples) {
  private static final int RESAMPLES = 2000;
  private static final double TAIL = 0.025;

  public Bootstrap {
    if (resamples < 2) {
      throw new IllegalArgumentException("resamples must be at least 2, got " + resamples);
    }
  }

  /** With 2,000 resamples. */
  public Bootstrap(Draw draw) {
    this(draw, RESAMPLES);
  }

  /** Around the mean of one number per unit. */
  public Interval mean(double[] units) {
    return of(
        units.length,
        picks -> Arrays.stream(picks).mapToDouble(i -> units[i]).sum() / picks.length);
  }

  /**
   * Around a statistic.
   *
   * @param n number of units; one alone has no interval
   * @param statistic of the units at the given positions; resamples where it is NaN are left out
   */
  public Interval of(int n, ToDoubleFunction<int[]> statistic) {
    if (n < 2) {
      return Interval.NONE;
    }
    double[] values =
        IntStream.range(0, resamples)
            .mapToDouble(r -> statistic.applyAsDouble(picks(n, draw.with(r))))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return values.length == 0
        ? Interval.NONE
        : new Interval(quantile(values, TAIL), quantile(values, 1 - TAIL));
  }

  private static int[] picks(int n, Draw resample) {
    return IntStream.range(0, n).map(i -> resample.below(n, i)).toArray();
  }

  /** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
  private static double quantile(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
