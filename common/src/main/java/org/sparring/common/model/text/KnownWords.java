package org.sparring.common.model.text;

import java.util.Arrays;

/**
 * Ids of words that were met before: tables of fixed size in which a new word may take the place of
 * another. Short words of ASCII are found by a number that spells them, others by their characters.
 * Not for several threads at once.
 */
final class KnownWords {
  private static final int SHORT_BITS = 16;
  private static final int OTHER_BITS = 14;
  private static final int LONGEST = 32;
  private static final int ASCII_BITS = 7;
  private static final int SPELT = (Long.SIZE - 1) / ASCII_BITS;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] spellings = new long[1 << SHORT_BITS];
  private final int[][] shorts = new int[1 << SHORT_BITS][];
  private final char[][] words = new char[1 << OTHER_BITS][];
  private final int[][] others = new int[1 << OTHER_BITS][];

  /** The ids of a part of a text, or null where it is not known. */
  int[] find(char[] text, int from, int to) {
    long spelling = spelling(text, from, to);
    if (spelling != 0) {
      int slot = slot(spelling);
      return spellings[slot] == spelling ? shorts[slot] : null;
    }
    int slot = slot(text, from, to);
    return slot < 0 ? null : others[slot];
  }

  void remember(char[] text, int from, int to, int[] ids) {
    long spelling = spelling(text, from, to);
    if (spelling != 0) {
      int slot = slot(spelling);
      spellings[slot] = spelling;
      shorts[slot] = ids;
    } else if (to - from <= LONGEST) {
      int slot = (int) (hash(text, from, to) >>> (Long.SIZE - OTHER_BITS));
      words[slot] = Arrays.copyOfRange(text, from, to);
      others[slot] = ids;
    }
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

  private static int slot(long spelling) {
    return (int) ((spelling * SPREAD) >>> (Long.SIZE - SHORT_BITS));
  }

  /** Where a longer word is, or -1. */
  private int slot(char[] text, int from, int to) {
    int slot = (int) (hash(text, from, to) >>> (Long.SIZE - OTHER_BITS));
    char[] word = words[slot];
    boolean same = word != null && Arrays.equals(word, 0, word.length, text, from, to);
    return same ? slot : -1;
  }

  private static long hash(char[] text, int from, int to) {
    long hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    return hash * SPREAD;
  }
}
