package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * Ledger entries in the order of their places, those of one place together: a stage may drop, merge
 * or cut several of the rows that one input row was expanded into.
 */
final class Entries implements Iterator<List<Rejection>> {
  private static final Comparator<Rejection> ORDER =
      Comparator.comparing(Rejection::key)
          .thenComparing(Rejection::outcome)
          .thenComparingLong(Rejection::amount)
          .thenComparing(Rejection::detail);

  private final Iterator<Tuple2<Slot, Object>> rows;
  private Tuple2<Slot, Object> next;

  Entries(Iterator<Tuple2<Slot, Object>> rows) {
    this.rows = rows;
    next = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<Rejection> next() {
    Slot place = next._1();
    List<Rejection> entries = new ArrayList<>();
    while (next != null && next._1().compareTo(place) == 0) {
      entries.add((Rejection) next._2());
      next = rows.hasNext() ? rows.next() : null;
    }
    entries.sort(ORDER);
    return entries;
  }
}
