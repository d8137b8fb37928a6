package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.Comparator;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.Draft;

/**
 * Tells rows apart: by content, and those of equal content by where they stood.
 *
 * @param key of the row's content
 */
record RowId(String key, String file, long position, int origin)
    implements Comparable<RowId>, Serializable {
  private static final Comparator<RowId> ORDER =
      Comparator.comparing(RowId::key)
          .thenComparing(RowId::file)
          .thenComparingLong(RowId::position)
          .thenComparingInt(RowId::origin);

  static RowId of(Draft draft) {
    return new RowId(draft.key(), draft.source().file(), draft.source().position(), draft.origin());
  }

  /** Something that content alone names. */
  static RowId of(String key) {
    return new RowId(key, "", 0, 0);
  }

  Lot lot(Draw draw) {
    return new Lot(draw.with(key).uniform(0), this);
  }

  @Override
  public int compareTo(RowId other) {
    return ORDER.compare(this, other);
  }
}
