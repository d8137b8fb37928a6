package org.sparring.jobs.prepare.text;

import java.util.Arrays;

/** Where too long a prompt loses tokens. */
public enum Side {
  /** Its beginning; a beginning-of-sequence id stays in front. */
  LEFT {
    @Override
    int[] cut(int[] ids, int room, int fixed) {
      int[] kept = Arrays.copyOfRange(ids, ids.length - room, ids.length);
      System.arraycopy(ids, 0, kept, 0, Math.min(fixed, room));
      return kept;
    }
  },
  /** Its end, which is the last question and, of a conversation, the mark of the answer. */
  RIGHT {
    @Override
    int[] cut(int[] ids, int room, int fixed) {
      return Arrays.copyOf(ids, room);
    }
  };

  abstract int[] cut(int[] ids, int room, int fixed);

  /**
   * The ids that stay.
   *
   * @param room most of them
   * @param begins whether the first is the beginning-of-sequence id
   */
  public int[] to(int room, int[] ids, boolean begins) {
    return ids.length <= room ? ids : cut(ids, room, begins ? 1 : 0);
  }
}
