package org.sparring.jobs.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Spearman's rank correlation (Spearman 1904), ties at their mean rank, in -1 to 1. */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * The correlation of two scores of the same units; NaN where one of them is constant.
   *
   * @param one finite scores by unit, units in the order of their keys
   * @param other as many
   */
  public static Summary of(String name, double[] one, double[] other, Bootstrap bootstrap) {
    Values.requireFinite(one);
    Values.requireFinite(other);
    if (one.length != other.length) {
      throw new IllegalArgumentException(one.length + " scores against " + other.length);
    }
    Interval interval =
        bootstrap.of(one.length, picks -> spearman(at(one, picks), at(other, picks)));
    return new Summary(name, spearman(one, other), interval, one.length);
  }

  private static double[] at(double[] values, int[] picks) {
    return Arrays.stream(picks).mapToDouble(i -> values[i]).toArray();
  }

  private static double spearman(double[] one, double[] other) {
    double[] x = ranks(one);
    double[] y = ranks(other);
    double centre = (x.length + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - centre) * (y[i] - centre);
      xx += (x[i] - centre) * (x[i] - centre);
      yy += (y[i] - centre) * (y[i] - centre);
    }
    return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
  }

  /** Ranks from 1; equal values share the mean of their ranks. */
  static double[] ranks(double[] values) {
    int n = values.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[n];
    for (int begin = 0, end; begin < n; begin = end) {
      end = begin + 1;
      while (end < n && values[order[end]] == values[order[begin]]) {
        end++;
      }
      for (int i = begin; i < end; i++) {
        ranks[order[i]] = (begin + 1 + end) / 2.0;
      }
    }
    return ranks;
  }
}
