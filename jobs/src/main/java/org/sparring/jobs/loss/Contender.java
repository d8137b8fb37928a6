package org.sparring.jobs.loss;

import org.sparring.common.data.Credited;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;

/**
 * One member as a loss of odds sees it.
 *
 * @param member the sequence
 * @param odds the probability that it is preferred to its opponents
 * @param live numbers to differentiate, T of them
 * @param held the same numbers as constants
 */
public record Contender(Credited member, double odds, double[] live, double[] held) {
  /** The stored numbers of a row, T of them. */
  public double[] stored(Row row) {
    return rollout().row(row);
  }

  /** The sum of what the trained tokens have gained on a stored row of log-probabilities. */
  public double gain(Row base) {
    double sum = 0;
    for (int t = 0; t < live.length; t++) {
      sum += rollout().trained(t) ? live[t] - stored(base)[t] : 0;
    }
    return sum;
  }

  /** Whether token t is trained. */
  public boolean trained(int t) {
    return rollout().trained(t);
  }

  private Rollout rollout() {
    return member.rollout();
  }
}
