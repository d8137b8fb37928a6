package org.sparring.common.data;

import java.util.Map;

/**
 * A text that a reward has models read besides the members of a group: one of them without a part,
 * its beginning, or a question about two. It is read once and not kept.
 *
 * @param member index of the member that it tells of
 * @param token index of the member's token that it tells of
 * @param trace the text
 * @param rows what models say of it; empty before they were asked
 */
public record View(int member, int token, Trace trace, Map<Row, double[]> rows) {
  /** A text that no model has read yet. */
  public static View of(int member, int token, Trace trace) {
    return new View(member, token, trace, Map.of());
  }

  /** The same text with what models say of it. */
  public View with(Map<Row, double[]> said) {
    return new View(member, token, trace, said);
  }

  /** What a model says of it; an error where it was not asked. */
  public double[] row(Row row) {
    double[] numbers = rows.get(row);
    if (numbers == null) {
      throw new IllegalStateException("no row " + row + "; there are " + rows.keySet());
    }
    return numbers;
  }
}
