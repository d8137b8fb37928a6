package org.sparring.jobs.evaluate;

import java.util.stream.IntStream;

/**
 * How far the confidence of a reward model is from its accuracy: the expected calibration error
 * (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017, section 2) of sigma(margin), in ten bins.
 *
 * <p>The confidence that the better-scored response is the preferred one is sigma(|margin|), in 0.5
 * to 1; the bins cut that range evenly. The estimate is biased upwards where bins hold few pairs.
 */
public final class Calibration {
  private static final int BINS = 10;

  private Calibration() {}

  /**
   * The error in 0 to 1.
   *
   * @param margins score of the preferred response less that of the other, by pair, pairs in the
   *     order of their keys
   */
  public static Summary error(String name, double[] margins, Bootstrap bootstrap) {
    Values.requireFinite(margins);
    Interval interval = bootstrap.of(margins.length, picks -> error(margins, picks));
    int[] all = IntStream.range(0, margins.length).toArray();
    return new Summary(name, error(margins, all), interval, margins.length);
  }

  /** The sum over bins of |confidence less accuracy|, each weighted by its pairs. */
  private static double error(double[] margins, int[] picks) {
    double[] gaps = new double[BINS];
    for (int pick : picks) {
      double confidence = 1 / (1 + Math.exp(-Math.abs(margins[pick])));
      int bin = Math.min(BINS - 1, (int) ((confidence - 0.5) * 2 * BINS));
      gaps[bin] += confidence - (1 + Math.signum(margins[pick])) / 2;
    }
    double sum = 0;
    for (double gap : gaps) {
      sum += Math.abs(gap);
    }
    return sum / picks.length;
  }
}
