package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Cuts a prompt from the left; the beginning-of-sequence token stays in front.
 *
 * @param bos its id, or -1 where the vocabulary has none
 */
record Cut(int bos) implements Serializable {
  int[] to(int room, int[] ids) {
    if (ids.length <= room) {
      return ids;
    }
    int[] kept = Arrays.copyOfRange(ids, ids.length - room, ids.length);
    if (room > 0 && ids[0] == bos) {
      kept[0] = bos;
    }
    return kept;
  }
}
