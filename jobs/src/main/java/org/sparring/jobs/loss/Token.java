package org.sparring.jobs.loss;

import org.sparring.common.data.Credited;
import org.sparring.common.data.Row;

/**
 * One trained token as a token loss sees it.
 *
 * @param member the sequence that it is in
 * @param index its index among the T response tokens
 * @param live the number to differentiate
 * @param held the same number as a constant
 */
public record Token(Credited member, int index, double live, double held) {
  /** The stored number of a row at this token. */
  public double stored(Row row) {
    return member.rollout().row(row)[index];
  }

  public double advantage() {
    return member.advantage()[index];
  }

  /** The target of the value function; an error where the credit gave none. */
  public double target() {
    if (member.target().length == 0) {
      throw new IllegalStateException("the credit of this stream gives no value targets");
    }
    return member.target()[index];
  }
}
