package org.sparring.common.model.text;

import java.util.Arrays;

/**
 * Ids of words that were met before: a table of fixed size in which a new word may take the place
 * of another. Short words of ASCII are told by a number that spells them, others by their
 * characters. Threads share it without locks, since an entry never changes; one that is lost is
 * only worked out again.
 */
final class KnownWords {
  private static final int BITS = 17;
  private static final int TRIES = 4;
  private static final int LONGEST = 32;
  private static final int ASCII_BITS = 7;
  private static final int SPELT = (Long.SIZE - 1) / ASCII_BITS;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * A word.
   *
   * @param spelling 0 where it is told by its characters
   */
  private record Known(long spelling, char[] word, int[] ids) {
    boolean is(long other, char[] text, int from, int to) {
      return spelling == other
          && (other != 0 || Arrays.equals(word, 0, word.length, text, from, to));
    }
  }

  private final Known[] slots = new Known[1 << BITS];

  /** The ids of a part of a text, or null where it is not known. */
  int[] find(char[] text, int from, int to) {
    long spelling = spelling(text, from, to);
    int first = slot(spelling, text, from, to);
    for (int i = 0; i < TRIES; i++) {
      Known known = slots[first ^ i];
      if (known == null) {
        return null;
      }
      if (known.is(spelling, text, from, to)) {
        return known.ids;
      }
    }
    return null;
  }

  void remember(char[] text, int from, int to, int[] ids) {
    if (to - from > LONGEST) {
      return;
    }
    long spelling = spelling(text, from, to);
    int first = slot(spelling, text, from, to);
    int tried = 0;
    while (tried < TRIES - 1 && slots[first ^ tried] != null) {
      tried++;
    }
    slots[first ^ tried] = new Known(spelling, Arrays.copyOfRange(text, from, to), ids);
  }

  /** A number of its own for each word of up to nine characters of ASCII; 0 for others. */
  private static long spelling(char[] text, int from, int to) {
    if (to - from > SPELT) {
      return 0;
    }
    long spelling = 1;
    int wide = 0;
    for (int i = from; i < to; i++) {
      wide |= text[i];
      spelling = spelling << ASCII_BITS | text[i];
    }
    return wide < 1 << ASCII_BITS ? spelling : 0;
  }

  private static int slot(long spelling, char[] text, int from, int to) {
    long hash = spelling == 0 ? hash(text, from, to) : spelling;
    return (int) ((hash * SPREAD) >>> (Long.SIZE - BITS));
  }

  private static long hash(char[] text, int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    return hash;
  }
}
