package org.sparring.jobs.loss;

import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.part.Slopes;

/** One number for a sequence: its score, or the sum of a row over its trained tokens. */
final class Total {
  private Total() {}

  static double of(Rollout rollout, Row row, double[] numbers) {
    if (row.signal() == Signal.SCORE) {
      return numbers[0];
    }
    double sum = 0;
    for (int t = 0; t < numbers.length; t++) {
      sum += rollout.trained(t) ? numbers[t] : 0;
    }
    return sum;
  }

  /** What each number of a row counts: a score and trained tokens 1, other tokens 0. */
  static double[] factors(Rollout rollout, Row row) {
    if (row.signal() == Signal.SCORE) {
      return new double[] {1};
    }
    double[] factors = new double[rollout.length()];
    for (int t = 0; t < factors.length; t++) {
      factors[t] = rollout.trained(t) ? 1 : 0;
    }
    return factors;
  }

  /** The sum of the numbers times their factors; what a factor of 0 leaves out is not looked at. */
  static double of(double[] factors, double[] numbers) {
    double sum = 0;
    for (int t = 0; t < factors.length; t++) {
      sum += factors[t] == 0 ? 0 : factors[t] * numbers[t];
    }
    return sum;
  }

  /** Whether there is anything to train: a score is always there, a sum needs a trained token. */
  static boolean trains(Rollout rollout, Row row) {
    return row.signal() == Signal.SCORE || rollout.trainedTokens() > 0;
  }

  /** Passes a slope with respect to the total on to the numbers that it is made of. */
  static void spread(Place place, Rollout rollout, double slope, Slopes slopes) {
    if (place.row().signal() == Signal.SCORE) {
      slopes.add(place.group(), place.member(), place.row(), 0, slope);
      return;
    }
    for (int t = 0; t < rollout.length(); t++) {
      if (rollout.trained(t)) {
        slopes.add(place.group(), place.member(), place.row(), t, slope);
      }
    }
  }

  /** The same for a total with factors. */
  static void spread(Place place, double[] factors, double slope, Slopes slopes) {
    for (int t = 0; t < factors.length; t++) {
      if (factors[t] != 0) {
        slopes.add(place.group(), place.member(), place.row(), t, factors[t] * slope);
      }
    }
  }

  /** Where slopes go. */
  record Place(int group, int member, Row row) {}
}
