package org.sparring.jobs.prepare.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.jobs.prepare.Draft;

/** How many rows say what of two responses. */
final class Votes {
  private final Map<Ruling, Long> counts = new EnumMap<>(Ruling.class);

  /** Of all pairs that rows of one prompt judge, by what they are about. */
  static Map<String, Votes> of(List<Draft> rows) {
    Map<String, Votes> pairs = new TreeMap<>();
    for (Draft row : rows) {
      for (Comparison pair : Comparison.of(row)) {
        pairs
            .computeIfAbsent(pair.about(), none -> new Votes())
            .counts
            .merge(pair.ruling(), 1L, Long::sum);
      }
    }
    return pairs;
  }

  long rows() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  long of(Ruling ruling) {
    return counts.getOrDefault(ruling, 0L);
  }

  /** Rows that say the opposite; nothing is the opposite of a tie. */
  long against(Ruling ruling) {
    return ruling == Ruling.TIE ? 0 : of(ruling == Ruling.FIRST ? Ruling.SECOND : Ruling.FIRST);
  }

  boolean opposed() {
    return of(Ruling.FIRST) > 0 && of(Ruling.SECOND) > 0;
  }

  /** Victories of the first response less those of the second. */
  long lead() {
    return of(Ruling.FIRST) - of(Ruling.SECOND);
  }
}
