package org.sparring.jobs.prepare;

import org.sparring.common.data.table.RejectRow;
import org.sparring.common.data.table.Source;

/**
 * Something dropped, merged or cut.
 *
 * @param origin index of the source in the settings
 * @param key of the row or of the survivor; empty where there is none
 * @param amount tokens of a cut, 1 for a row
 * @param made whether the row was made from an input row rather than being one
 */
public record Rejection(
    int origin,
    Source source,
    String stage,
    String reason,
    Outcome outcome,
    String key,
    long amount,
    String detail,
    boolean made)
    implements Flow {

  /** What happened. */
  public enum Outcome {
    DROPPED("dropped", true),
    /** Dropped by a choice among good rows. */
    UNSELECTED("unselected", false),
    MERGED("merged", false),
    CUT("cut", false);

    private final String label;
    private final boolean lost;

    Outcome(String label, boolean lost) {
      this.label = label;
      this.lost = lost;
    }

    /** Whether the budget of lost rows counts it. */
    public boolean lost() {
      return lost;
    }

    public String label() {
      return label;
    }
  }

  /**
   * A row that is not wanted.
   *
   * @param reason in lower case, as {@code too_long}
   * @param detail what is wrong with it and how to mend it
   */
  public static Rejection dropped(Draft draft, Stage stage, String reason, String detail) {
    return new Of(draft, stage).lost(reason, Outcome.DROPPED, draft.key(), detail);
  }

  /**
   * A good row that a deliberate selection leaves out; it is dropped, but the budget of lost rows
   * does not count it.
   *
   * @param reason in lower case, as {@code over_quota}
   * @param detail why others were preferred
   */
  public static Rejection unselected(Draft draft, Stage stage, String reason, String detail) {
    return new Of(draft, stage).lost(reason, Outcome.UNSELECTED, draft.key(), detail);
  }

  /**
   * A row that another one stands for.
   *
   * @param survivor key of the other row
   */
  public static Rejection merged(Draft draft, Stage stage, String survivor, String detail) {
    return new Of(draft, stage).lost("duplicate", Outcome.MERGED, survivor, detail);
  }

  /** As {@link #merged}, where the other row is not equal. */
  public static Rejection merged(
      Draft draft, Stage stage, String reason, String survivor, String detail) {
    return new Of(draft, stage).lost(reason, Outcome.MERGED, survivor, detail);
  }

  /** A row that is kept but lost a part of its prompt, counted in tokens. */
  public static Rejection cut(Draft draft, Stage stage, long tokens, String detail) {
    return new Of(draft, stage).cut("prompt_too_long", tokens, detail);
  }

  /** A row that is kept but lost a part, counted in tokens or what the reason says. */
  public static Rejection cut(Draft draft, Stage stage, String reason, long amount, String detail) {
    return new Of(draft, stage).cut(reason, amount, detail);
  }

  private record Of(Draft draft, Stage stage) {
    Rejection lost(String reason, Outcome outcome, String key, String detail) {
      return new Rejection(
          draft.origin(),
          draft.source(),
          stage.name(),
          reason,
          outcome,
          key,
          1,
          detail,
          draft.made());
    }

    Rejection cut(String reason, long amount, String detail) {
      return new Rejection(
          draft.origin(),
          draft.source(),
          stage.name(),
          reason,
          Outcome.CUT,
          draft.key(),
          amount,
          detail,
          draft.made());
    }
  }

  /** Whether the row does not go on. */
  boolean ends() {
    return outcome != Outcome.CUT;
  }

  Rejection at(String other) {
    return stage.equals(other)
        ? this
        : new Rejection(origin, source, other, reason, outcome, key, amount, detail, made);
  }

  /**
   * The row of {@code rejects}; half surrogate pairs are replaced, since UTF-8 has none.
   *
   * @param entry number among those of one input row, stage and reason
   */
  RejectRow row(int entry) {
    return new RejectRow(
        source.file(),
        source.position(),
        stage,
        reason,
        outcome.label,
        key,
        amount,
        Unicode.mended(detail),
        entry);
  }
}
