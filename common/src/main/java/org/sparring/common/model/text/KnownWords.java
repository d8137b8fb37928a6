package org.sparring.common.model.text;

/**
 * Ids of words that were met before: a table of fixed size in which a new word may take the place
 * of another. Threads share it without locks, since an entry never changes; one that is lost is
 * only worked out again.
 */
final class KnownWords {
  private static final int LONGEST = 32;
  private static final int SLOTS = 1 << 17;
  private static final int TRIES = 4;
  private static final int SPREAD = 0x9E3779B1;

  private record Known(int hash, char[] word, int[] ids) {
    boolean is(int other, char[] text, int from, int to) {
      return hash == other && word.length == to - from && spelt(text, from);
    }

    private boolean spelt(char[] text, int from) {
      int at = word.length - 1;
      while (at >= 0 && word[at] == text[from + at]) {
        at--;
      }
      return at < 0;
    }
  }

  private final Known[] slots = new Known[SLOTS];

  /** The ids of a part of a text, or null where it is not known. */
  int[] find(char[] text, int from, int to) {
    int hash = hash(text, from, to);
    for (int i = 0; i < TRIES; i++) {
      Known known = slots[slot(hash, i)];
      if (known == null) {
        return null;
      }
      if (known.is(hash, text, from, to)) {
        return known.ids();
      }
    }
    return null;
  }

  void remember(String word, int[] ids) {
    if (word.length() > LONGEST) {
      return;
    }
    char[] spelling = word.toCharArray();
    int hash = hash(spelling, 0, spelling.length);
    int tried = 0;
    while (tried < TRIES && slots[slot(hash, tried)] != null) {
      tried++;
    }
    slots[slot(hash, tried % TRIES)] = new Known(hash, spelling, ids);
  }

  private static int hash(char[] text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    return hash * SPREAD;
  }

  private static int slot(int hash, int tried) {
    return ((hash >>> 15) + tried) & (SLOTS - 1);
  }
}
