package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.Comparator;
import org.sparring.jobs.prepare.Draft;

/** Where a row stands in its group: by content; only rows of equal content by file and position. */
record Stand(String group, String key, String carried, String file, long position)
    implements Comparable<Stand>, Serializable {
  private static final Comparator<Stand> ORDER =
      Comparator.comparing(Stand::group)
          .thenComparing(Stand::key)
          .thenComparing(Stand::carried)
          .thenComparing(Stand::file)
          .thenComparingLong(Stand::position);

  static Stand of(String group, Draft draft) {
    return new Stand(
        group,
        draft.key(),
        draft.example().strength() + " " + draft.example().facts(),
        draft.source().file(),
        draft.source().position());
  }

  @Override
  public int compareTo(Stand other) {
    return ORDER.compare(this, other);
  }
}
