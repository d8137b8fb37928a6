package org.sparring.jobs.prepare;

import org.sparring.common.data.table.RejectRow;
import org.sparring.common.data.table.Source;

/**
 * Something dropped, merged or cut.
 *
 * @param origin index of the source in the settings
 * @param key of the row or of the survivor; empty where there is none
 * @param amount tokens of a cut, 1 for a row
 */
record Rejection(
    int origin,
    Source source,
    String stage,
    String reason,
    Outcome outcome,
    String key,
    long amount,
    String detail)
    implements Flow {

  /** What happened. */
  enum Outcome {
    DROPPED("dropped"),
    MERGED("merged"),
    CUT("cut");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static Rejection dropped(Draft draft, Stage stage, String reason, String detail) {
    return new Rejection(
        draft.origin(),
        draft.source(),
        stage.name(),
        reason,
        Outcome.DROPPED,
        draft.key(),
        1,
        detail);
  }

  static Rejection merged(Draft draft, Stage stage, String survivor, String detail) {
    return new Rejection(
        draft.origin(),
        draft.source(),
        stage.name(),
        "duplicate",
        Outcome.MERGED,
        survivor,
        1,
        detail);
  }

  static Rejection cut(Draft draft, Stage stage, long tokens, String detail) {
    return new Rejection(
        draft.origin(),
        draft.source(),
        stage.name(),
        "prompt_too_long",
        Outcome.CUT,
        draft.key(),
        tokens,
        detail);
  }

  /** The row of {@code rejects}; half surrogate pairs are replaced, since UTF-8 has none. */
  RejectRow row() {
    return new RejectRow(
        source.file(),
        source.position(),
        stage,
        reason,
        outcome.label,
        key,
        amount,
        Unicode.mended(detail));
  }
}
