package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Ledger entries in the order of their places, those of one place together: a stage may drop, merge
 * or cut several of the rows that one input row was expanded into.
 */
final class Entries implements Iterator<List<Rejection>> {
  private static final Comparator<Rejection> PLACE =
      Comparator.comparing((Rejection each) -> each.source().file())
          .thenComparingLong(each -> each.source().position())
          .thenComparing(Rejection::stage)
          .thenComparing(Rejection::reason);

  private static final Comparator<Rejection> ORDER =
      Comparator.comparing(Rejection::key)
          .thenComparing(Rejection::outcome)
          .thenComparingLong(Rejection::amount)
          .thenComparing(Rejection::detail);

  private final Iterator<Unpacking> rows;
  private Rejection next;

  Entries(Iterator<Unpacking> rows) {
    this.rows = rows;
    next = read();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<Rejection> next() {
    Rejection place = next;
    List<Rejection> entries = new ArrayList<>();
    while (next != null && PLACE.compare(next, place) == 0) {
      entries.add(next);
      next = read();
    }
    entries.sort(ORDER);
    return entries;
  }

  private Rejection read() {
    return rows.hasNext() ? (Rejection) PackedFlow.from(rows.next()) : null;
  }
}
