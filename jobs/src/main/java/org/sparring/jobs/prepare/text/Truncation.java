package org.sparring.jobs.prepare.text;

import java.io.Serializable;

/**
 * How a prompt that is too long is cut, wherever it is cut.
 *
 * @param side that loses tokens
 * @param begins whether its first id is that of the beginning of a sequence
 */
public record Truncation(Side side, boolean begins) implements Serializable {
  /** The ids that stay, at most {@code room} of them. */
  public int[] to(int room, int[] ids) {
    return side.to(room, ids, begins);
  }
}
