package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import org.sparring.jobs.prepare.Draft;

/**
 * By how much the better response of a pair is better.
 *
 * @param column a carried column of the row; empty for its margin, or its strength where it has
 *     none
 */
record Gap(String column) implements Serializable {
  static boolean pair(Draft draft) {
    return draft.example().responses().size() == 2;
  }

  /** NaN where the pair has none. */
  double of(Draft pair) {
    if (!column.isEmpty()) {
      return Numbers.parsed(pair.example().facts().get(column));
    }
    double margin = pair.marks().margin();
    return Double.isNaN(margin) ? pair.example().strength() : margin;
  }

  /** What a pair without one is told. */
  String missing() {
    return column.isEmpty()
        ? "The pair has neither margin nor strength; name a column that holds its gap."
        : "The pair has no number in the column '" + column + "'; give it one.";
  }
}
