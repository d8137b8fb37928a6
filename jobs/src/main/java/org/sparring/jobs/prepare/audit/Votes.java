package org.sparring.jobs.prepare.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.jobs.prepare.Draft;

/** How many rows say what of two responses, and what they count. */
final class Votes {
  private final Map<Ruling, Long> counts = new EnumMap<>(Ruling.class);
  private final Map<Ruling, Double> worths = new EnumMap<>(Ruling.class);

  /** Of all pairs that rows of one prompt judge, by what they are about. */
  static Map<String, Votes> of(List<Draft> rows) {
    return of(rows, Worth.ROWS);
  }

  /**
   * The same, where rows count differently.
   *
   * @param rows in the order of their content
   */
  static Map<String, Votes> of(List<Draft> rows, Worth worth) {
    Map<String, Votes> pairs = new TreeMap<>();
    for (Draft row : rows) {
      for (Comparison pair : Comparison.of(row)) {
        Votes votes = pairs.computeIfAbsent(pair.about(), none -> new Votes());
        votes.counts.merge(pair.ruling(), 1L, Long::sum);
        votes.worths.merge(pair.ruling(), worth.of(row), Double::sum);
      }
    }
    return pairs;
  }

  /** What the rows count that say this. */
  double worth(Ruling ruling) {
    return worths.getOrDefault(ruling, 0.0);
  }

  /** What the rows count that say the opposite; nothing is the opposite of a tie. */
  double against(Ruling ruling) {
    return switch (ruling) {
      case FIRST -> worth(Ruling.SECOND);
      case SECOND -> worth(Ruling.FIRST);
      case TIE -> 0;
    };
  }

  /** The share of what is said, ties left out, that is the opposite. */
  double shareAgainst(Ruling ruling) {
    double against = against(ruling);
    return against == 0 ? 0 : against / (against + worth(ruling));
  }

  long rows() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  long of(Ruling ruling) {
    return counts.getOrDefault(ruling, 0L);
  }

  boolean opposed() {
    return of(Ruling.FIRST) > 0 && of(Ruling.SECOND) > 0;
  }

  /** Victories of the first response less those of the second. */
  long lead() {
    return of(Ruling.FIRST) - of(Ruling.SECOND);
  }
}
