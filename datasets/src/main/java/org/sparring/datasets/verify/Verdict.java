package org.sparring.datasets.verify;

import java.io.Serializable;

/**
 * What a checker says of a response.
 *
 * @param mark the judgement
 * @param answer the answer that was found in the response, as written there; empty where missing
 */
public record Verdict(Mark mark, String answer) implements Serializable {
  /** A judgement; a response without an answer is not a wrong answer. */
  public enum Mark {
    RIGHT,
    WRONG,
    MISSING
  }

  static Verdict missing() {
    return new Verdict(Mark.MISSING, "");
  }

  static Verdict of(boolean right, String answer) {
    return new Verdict(right ? Mark.RIGHT : Mark.WRONG, answer);
  }

  public boolean right() {
    return mark == Mark.RIGHT;
  }
}
