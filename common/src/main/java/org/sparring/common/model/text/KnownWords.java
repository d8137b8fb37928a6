package org.sparring.common.model.text;

import java.util.Arrays;

/**
 * Ids of words that were met before: a table of fixed size in which a new word may take the place
 * of another. Words of up to eighteen characters of ASCII are told by two numbers that spell them,
 * others by their characters. Threads share it without locks, since an entry never changes; one
 * that is lost is only worked out again.
 */
final class KnownWords {
  private static final int BITS = 17;
  private static final int TRIES = 4;
  private static final int LONGEST = 32;
  private static final int ASCII_BITS = 7;
  private static final int HALF = (Long.SIZE - 1) / ASCII_BITS;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final char[] SPELT = {};

  /**
   * A word.
   *
   * @param head spells its first nine characters, and {@code tail} the rest; both 0 where it is
   *     told by its characters
   * @param word its characters; empty where it is spelt
   */
  private record Known(long head, long tail, char[] word, int[] ids) {
    boolean is(long first, long rest, char[] text, int from, int to) {
      return head == first
          && tail == rest
          && (head != 0 || Arrays.equals(word, 0, word.length, text, from, to));
    }
  }

  private final Known[] slots = new Known[1 << BITS];

  /** The ids of a part of a text, or null where it is not known. */
  int[] find(char[] text, int from, int to) {
    long tail = tail(text, from, to);
    long head = tail == 0 ? 0 : head(text, from, to);
    long rest = head == 0 ? 0 : tail;
    int first = slot(head, rest, text, from, to);
    for (int i = 0; i < TRIES; i++) {
      Known known = slots[first ^ i];
      if (known == null) {
        return null;
      }
      if (known.is(head, rest, text, from, to)) {
        return known.ids;
      }
    }
    return null;
  }

  void remember(char[] text, int from, int to, int[] ids) {
    if (to - from > LONGEST) {
      return;
    }
    long tail = tail(text, from, to);
    long head = tail == 0 ? 0 : head(text, from, to);
    long rest = head == 0 ? 0 : tail;
    int first = slot(head, rest, text, from, to);
    int tried = 0;
    while (tried < TRIES - 1 && slots[first ^ tried] != null) {
      tried++;
    }
    char[] word = head == 0 ? Arrays.copyOfRange(text, from, to) : SPELT;
    slots[first ^ tried] = new Known(head, rest, word, ids);
  }

  private static long head(char[] text, int from, int to) {
    return spelling(text, from, Math.min(to, from + HALF));
  }

  private static long tail(char[] text, int from, int to) {
    return to - from > 2 * HALF ? 0 : spelling(text, Math.min(to, from + HALF), to);
  }

  /** A number of its own for each word of up to nine characters of ASCII; 0 for others. */
  private static long spelling(char[] text, int from, int to) {
    long spelling = 1;
    int wide = 0;
    for (int i = from; i < to; i++) {
      wide |= text[i];
      spelling = spelling << ASCII_BITS | text[i];
    }
    return wide < 1 << ASCII_BITS ? spelling : 0;
  }

  private static int slot(long head, long tail, char[] text, int from, int to) {
    long hash = head == 0 ? hash(text, from, to) : head * SPREAD + tail;
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
