package org.sparring.jobs.loss;

import org.sparring.common.data.Credited;
import org.sparring.common.data.Row;

/**
 * One member as a sequence loss sees it.
 *
 * @param member the sequence
 * @param live total of the live row, to differentiate
 * @param held the same number as a constant
 */
public record Sequence(Credited member, double live, double held) {
  /** The total of a stored row. */
  public double stored(Row row) {
    return Total.of(member.rollout(), row, member.rollout().row(row));
  }

  /** The mean advantage of its trained tokens. */
  public double advantage() {
    double sum = 0;
    for (int t = 0; t < member.length(); t++) {
      sum += member.rollout().trained(t) ? member.advantage()[t] : 0;
    }
    return sum / tokens();
  }

  /** The number of trained tokens. */
  public int tokens() {
    return member.rollout().trainedTokens();
  }
}
