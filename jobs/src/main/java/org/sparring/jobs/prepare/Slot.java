package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The place of a row in the output.
 *
 * @param bin number of the file; each table has the same number of them, in the order of {@link
 *     Writing}
 * @param key then position, stage (or file) and reason: the order in the file
 */
record Slot(int bin, String key, long position, String stage, String reason)
    implements Comparable<Slot>, Serializable {
  private static final Comparator<Slot> ORDER =
      Comparator.comparingInt(Slot::bin)
          .thenComparing(Slot::key)
          .thenComparingLong(Slot::position)
          .thenComparing(Slot::stage)
          .thenComparing(Slot::reason);

  static Slot of(int bin, String key) {
    return new Slot(bin, key, 0, "", "");
  }

  @Override
  public int compareTo(Slot other) {
    return ORDER.compare(this, other);
  }
}
