package org.sparring.jobs.prepare;

/**
 * How many rows of one file one stage was given and what it did with them, in one partition.
 *
 * @param in kept + merged + dropped
 * @param cut ledger entries about rows that were kept
 * @param sample detail of one row that was dropped; empty where there is none
 */
record Tally(
    int origin,
    String file,
    String stage,
    long in,
    long kept,
    long merged,
    long dropped,
    long cut,
    String sample)
    implements Flow {

  static Tally none(int origin, String file, String stage) {
    return new Tally(origin, file, stage, 0, 0, 0, 0, 0, "");
  }

  static Tally kept(Draft draft, String stage) {
    return new Tally(draft.origin(), draft.source().file(), stage, 1, 1, 0, 0, 0, "");
  }

  static Tally lost(Rejection lost) {
    int origin = lost.origin();
    String file = lost.source().file();
    return switch (lost.outcome()) {
      case MERGED -> new Tally(origin, file, lost.stage(), 1, 0, 1, 0, 0, "");
      case DROPPED -> new Tally(origin, file, lost.stage(), 1, 0, 0, 1, 0, lost.detail());
      case CUT -> new Tally(origin, file, lost.stage(), 0, 0, 0, 0, 1, "");
    };
  }

  /** The sum; of two samples the least, so that order does not matter. */
  Tally plus(Tally other) {
    boolean mine =
        other.sample.isEmpty() || (!sample.isEmpty() && sample.compareTo(other.sample) <= 0);
    return new Tally(
        origin,
        file,
        stage,
        in + other.in,
        kept + other.kept,
        merged + other.merged,
        dropped + other.dropped,
        cut + other.cut,
        mine ? sample : other.sample);
  }
}
