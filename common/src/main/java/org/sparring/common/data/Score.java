package org.sparring.common.data;

import java.io.Serializable;

/**
 * What one reward says of one sample.
 *
 * @param value the score of the whole sequence; NaN unless the outcome is ok
 * @param tokens a reward for each token beyond {@code value}, or empty
 * @param spread standard deviation over an ensemble, or 0
 * @param outcome how it ended
 * @param detail why it failed, or empty
 */
public record Score(double value, double[] tokens, double spread, Outcome outcome, String detail)
    implements Serializable {
  private static final double[] SPARSE = {};

  public static Score of(double value) {
    return new Score(value, SPARSE, 0, Outcome.OK, "");
  }

  public static Score failed(Outcome outcome, String detail) {
    return new Score(Double.NaN, SPARSE, 0, outcome, detail);
  }

  /** The score of the sequence with what its tokens have beyond it. */
  public double total() {
    double sum = value;
    for (double each : tokens) {
      sum += each;
    }
    return sum;
  }
}
