package org.sparring.jobs.loss;

import org.sparring.common.data.Credited;
import org.sparring.common.data.Row;

/**
 * One member as a group loss sees it.
 *
 * @param member the sequence
 * @param rank its rank; 0 in a group that is not ranked
 * @param live total of the live row, to differentiate
 */
public record Candidate(Credited member, int rank, double live) {
  /** The total of a stored row. */
  public double stored(Row row) {
    return Total.of(member.rollout(), row, member.rollout().row(row));
  }

  /** The number of trained tokens. */
  public int tokens() {
    return member.rollout().trainedTokens();
  }

  /** The reward of the whole sequence. */
  public double reward() {
    return member.scored().total();
  }

  /** Whether it is strictly better than another one. */
  public boolean beats(Candidate other) {
    return rank < other.rank;
  }
}
