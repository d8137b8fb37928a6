package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.Comparator;
import org.sparring.common.data.table.Source;

/**
 * Where a flow goes in a shuffle: rows of one group side by side, in the order of their content.
 *
 * @param held place of the row's split in {@link Split#ORDER}
 * @param key of the row
 * @param carried key of what the row carries
 */
record Place(
    String group, int held, String key, String carried, String file, long position, int origin)
    implements Comparable<Place>, Serializable {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::group)
          .thenComparingInt(Place::held)
          .thenComparing(Place::key)
          .thenComparing(Place::carried)
          .thenComparing(Place::file)
          .thenComparingLong(Place::position)
          .thenComparingInt(Place::origin);

  static Place of(Flow flow, Stage.Groups stage) {
    if (flow instanceof Draft draft) {
      Source source = draft.source();
      return new Place(
          stage.key(draft),
          Split.ORDER.indexOf(draft.split()),
          draft.key(),
          ContentKey.carried(draft.example()),
          source.file(),
          source.position(),
          draft.origin());
    }
    if (flow instanceof Rejection lost) {
      return alone(lost.source().file() + "#" + lost.source().position());
    }
    return alone(flow instanceof Tally tally ? tally.file() : ((Finding) flow).about());
  }

  private static Place alone(String group) {
    return new Place(group, 0, "", "", "", 0, 0);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
