package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The place of a row in a drawing of lots: a number in [0, 1) by the hash of its content, so that
 * rows of equal content share it, then the row itself.
 */
record Lot(double number, RowId row) implements Comparable<Lot>, Serializable {
  private static final Comparator<Lot> ORDER =
      Comparator.comparingDouble(Lot::number).thenComparing(Lot::row);

  @Override
  public int compareTo(Lot other) {
    return ORDER.compare(this, other);
  }
}
