package org.sparring.common.data;

import java.io.Serializable;
import java.util.Map;

/**
 * One sequence, sampled or given, with the numbers stored when it was made.
 *
 * @param role what it is in its group
 * @param parent index of the member that it derives from, or -1
 * @param trace its tokens or moves, T of them
 * @param text the response as text; empty for moves
 * @param author who wrote each token: T entries
 * @param turnEnds indices of the tokens that end a turn, or a step of one, ascending
 * @param finish why it ended
 * @param rows stored numbers, constants for every loss
 */
public record Rollout(
    Role role,
    int parent,
    Trace trace,
    String text,
    Author[] author,
    int[] turnEnds,
    Finish finish,
    Map<Row, double[]> rows)
    implements Serializable {

  /** T, the number of response tokens or moves. */
  public int length() {
    return trace.length();
  }

  /** The stored numbers of a row; an error where they were never computed. */
  public double[] row(Row row) {
    double[] numbers = rows.get(row);
    if (numbers == null) {
      throw new IllegalStateException("no stored row " + row + "; there are " + rows.keySet());
    }
    return numbers;
  }

  /** Whether policy terms train token t. */
  public boolean trained(int t) {
    return author[t].trained();
  }

  /** The number of tokens that policy terms train. */
  public int trainedTokens() {
    int count = 0;
    for (Author each : author) {
      if (each.trained()) {
        count++;
      }
    }
    return count;
  }

  /** The same sequence with these authors. */
  public Rollout by(Author[] written) {
    return new Rollout(role, parent, trace, text, written, turnEnds, finish, rows);
  }

  /** The same sequence with these stored rows. */
  public Rollout with(Map<Row, double[]> stored) {
    return new Rollout(role, parent, trace, text, author, turnEnds, finish, stored);
  }
}
