package org.sparring.jobs.prepare;

/**
 * How many rows of one file one stage was given and what it did with them, in one partition.
 *
 * @param ofMade whether it counts rows that were made from input rows, or input rows
 * @param in kept + merged + expanded + dropped
 * @param dropped lost rows and those that a selection left out
 * @param made rows that were made from the expanded ones
 * @param cut ledger entries about rows that were kept
 * @param sample detail of one row that was lost; empty where there is none
 * @param unselected of the dropped rows those that a selection left out
 */
public record Tally(
    int origin,
    String file,
    String stage,
    boolean ofMade,
    long in,
    long kept,
    long merged,
    long expanded,
    long dropped,
    long made,
    long cut,
    String sample,
    long unselected)
    implements Flow {

  static Tally none(int origin, String file, String stage, boolean ofMade) {
    return new Tally(origin, file, stage, ofMade, 0, 0, 0, 0, 0, 0, 0, "", 0);
  }

  private static Tally of(Draft draft, String stage, long kept, long expanded, long made) {
    return new Tally(
        draft.origin(),
        draft.source().file(),
        stage,
        draft.made(),
        kept + expanded,
        kept,
        0,
        expanded,
        0,
        made,
        0,
        "",
        0);
  }

  static Tally kept(Draft draft, String stage) {
    return of(draft, stage, 1, 0, 0);
  }

  /** So many rows of which each is counted like this one, which was kept. */
  Tally times(long rows) {
    return new Tally(origin, file, stage, ofMade, rows, rows, 0, 0, 0, 0, 0, "", 0);
  }

  /** A row that was made into some. */
  static Tally expanded(Draft draft, String stage, long made) {
    return of(draft, stage, 0, 1, made);
  }

  /** One of the rows made from a row; the first one counts the row too. */
  static Tally made(Made row, String stage) {
    return of(row.draft(), stage, 0, row.first() ? 1 : 0, 1);
  }

  static Tally lost(Rejection lost) {
    Rejection.Outcome outcome = lost.outcome();
    long cut = lost.ends() ? 0 : 1;
    long merged = outcome == Rejection.Outcome.MERGED ? 1 : 0;
    long unselected = outcome == Rejection.Outcome.UNSELECTED ? 1 : 0;
    return new Tally(
        lost.origin(),
        lost.source().file(),
        lost.stage(),
        lost.made(),
        1 - cut,
        0,
        merged,
        0,
        1 - cut - merged,
        0,
        cut,
        outcome.lost() ? lost.detail() : "",
        unselected);
  }

  /** The sum; of two samples the least, so that order does not matter. */
  Tally plus(Tally other) {
    boolean mine =
        other.sample.isEmpty() || (!sample.isEmpty() && sample.compareTo(other.sample) <= 0);
    return new Tally(
        origin,
        file,
        stage,
        ofMade,
        in + other.in,
        kept + other.kept,
        merged + other.merged,
        expanded + other.expanded,
        dropped + other.dropped,
        made + other.made,
        cut + other.cut,
        mine ? sample : other.sample,
        unselected + other.unselected);
  }
}
