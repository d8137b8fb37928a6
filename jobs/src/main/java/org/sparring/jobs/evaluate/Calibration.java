package org.sparring.jobs.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far confidence is from accuracy: the expected calibration error (Naeini, Cooper and
 * Hauskrecht 2015; Guo et al. 2017, section 2), in ten bins of equal width.
 *
 * <p>The estimate is biased upwards where bins hold few claims.
 */
public final class Calibration {
  private static final int BINS = 10;

  private Calibration() {}

  /**
   * The error of a reward model in 0 to 1. Its confidence that the better-scored response is the
   * preferred one is sigma(|margin|), in 0.5 to 1; the bins cut that range.
   *
   * @param margins score of the preferred response less that of the other, by pair, pairs in the
   *     order of their keys
   */
  public static Summary error(String name, double[] margins, Bootstrap bootstrap) {
    Values.requireFinite(margins);
    double[][] confidence = new double[margins.length][];
    double[][] right = new double[margins.length][];
    for (int i = 0; i < margins.length; i++) {
      confidence[i] = new double[] {1 / (1 + Math.exp(-Math.abs(margins[i])))};
      right[i] = new double[] {(1 + Math.signum(margins[i])) / 2};
    }
    return error(name, confidence, right, new Bins(1.0 / 2), bootstrap);
  }

  /**
   * The error of claims in 0 to 1.
   *
   * @param confidence of each claim, from 0 to 1, by prompt, prompts in the order of their keys
   * @param right 1 where the claim is right, else 0
   */
  public static Summary error(
      String name, double[][] confidence, double[][] right, Bootstrap bootstrap) {
    return error(name, confidence, right, new Bins(0), bootstrap);
  }

  private static Summary error(
      String name, double[][] confidence, double[][] right, Bins bins, Bootstrap bootstrap) {
    Interval interval =
        bootstrap.of(confidence.length, picks -> bins.error(confidence, right, picks));
    int[] all = IntStream.range(0, confidence.length).toArray();
    return new Summary(name, bins.error(confidence, right, all), interval, confidence.length);
  }

  /**
   * Bins of equal width.
   *
   * @param least confidence at which the first one begins; the last one ends at 1
   */
  private record Bins(double least) {
    /** The sum over bins of |confidence less accuracy|, each weighted by its claims. */
    double error(double[][] confidence, double[][] right, int[] picks) {
      double[] gaps = new double[BINS];
      int claims = 0;
      for (int pick : picks) {
        for (int i = 0; i < confidence[pick].length; i++) {
          int bin = (int) ((confidence[pick][i] - least) / (1 - least) * BINS);
          gaps[Math.min(BINS - 1, bin)] += confidence[pick][i] - right[pick][i];
          claims++;
        }
      }
      return Arrays.stream(gaps).map(Math::abs).sum() / claims;
    }
  }
}
