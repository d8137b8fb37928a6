package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.Comparator;
import org.sparring.common.data.table.Source;

/**
 * Where a flow goes in a shuffle: rows of one group side by side, in an order that does not depend
 * on arrival.
 *
 * @param held place of the row's fixed split in {@link Split#ORDER}
 */
record Place(String group, int held, String file, long position, int origin)
    implements Comparable<Place>, Serializable {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::group)
          .thenComparingInt(Place::held)
          .thenComparing(Place::file)
          .thenComparingLong(Place::position)
          .thenComparingInt(Place::origin);

  static Place of(Flow flow, Stage.Groups stage) {
    if (flow instanceof Draft draft) {
      Source source = draft.source();
      int held = Split.ORDER.indexOf(draft.split());
      return new Place(stage.key(draft), held, source.file(), source.position(), draft.origin());
    }
    if (flow instanceof Rejection lost) {
      Source source = lost.source();
      String alone = source.file() + "#" + source.position();
      return new Place(alone, 0, source.file(), source.position(), lost.origin());
    }
    Tally tally = (Tally) flow;
    return new Place(tally.file(), 0, tally.file(), 0, tally.origin());
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
