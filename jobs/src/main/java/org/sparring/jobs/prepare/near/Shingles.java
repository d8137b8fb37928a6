package org.sparring.jobs.prepare.near;

import java.util.Arrays;

/**
 * The set of word n-grams of a text, as hashes. Words are what white space separates, in lower
 * case; a text of fewer words is one shingle, a blank one has none.
 */
final class Shingles {
  private static final long[] NONE = {};
  private static final long WORD = 0x9E3779B97F4A7C15L;
  private static final long STEP = 0xBF58476D1CE4E5B9L;
  private static final long SPREAD = 0x94D049BB133111EBL;

  private static final char SPACE = ' ';
  private static final char[] LOWER = lower();

  private final int size;
  private long[] words = new long[256];
  private char[] units = new char[4096];

  /**
   * Not for several threads at once.
   *
   * @param size words of a shingle
   */
  Shingles(int size) {
    this.size = size;
  }

  /** Distinct hashes in ascending order. */
  long[] of(String text) {
    int count = words(text);
    if (count == 0) {
      return NONE;
    }
    int shingles = Math.max(1, count - size + 1);
    int width = Math.min(count, size);
    long[] hashes = new long[shingles];
    for (int i = 0; i < shingles; i++) {
      long hash = width;
      for (int j = i; j < i + width; j++) {
        hash = (hash ^ words[j]) * STEP;
        hash ^= hash >>> 29;
      }
      hashes[i] = mixed(hash);
    }
    return distinct(hashes);
  }

  private int words(String text) {
    int length = text.length();
    if (length > units.length) {
      units = new char[2 * length];
    }
    text.getChars(0, length, units, 0);
    int count = 0;
    long hash = 0;
    boolean inside = false;
    for (int i = 0; i < length; i++) {
      char each = units[i];
      char lower = each < LOWER.length ? LOWER[each] : other(each);
      if (lower == SPACE) {
        count = inside ? end(count, hash) : count;
        inside = false;
        hash = 0;
      } else {
        hash = (hash + lower + 1) * WORD;
        hash ^= hash >>> 31;
        inside = true;
      }
    }
    return inside ? end(count, hash) : count;
  }

  private static char other(char each) {
    return Character.isWhitespace(each) ? SPACE : Character.toLowerCase(each);
  }

  /** Lower case of ASCII; what is not printed separates words. */
  private static char[] lower() {
    char[] lower = new char[128];
    for (char each = 0; each < lower.length; each++) {
      lower[each] = each <= ' ' ? SPACE : Character.toLowerCase(each);
    }
    return lower;
  }

  private int end(int count, long hash) {
    if (count == words.length) {
      words = Arrays.copyOf(words, 2 * count);
    }
    words[count] = mixed(hash);
    return count + 1;
  }

  private static long mixed(long hash) {
    long z = (hash ^ (hash >>> 30)) * STEP;
    z = (z ^ (z >>> 27)) * SPREAD;
    return z ^ (z >>> 31);
  }

  private static long[] distinct(long[] hashes) {
    Arrays.sort(hashes);
    int kept = 1;
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] != hashes[i - 1]) {
        hashes[kept++] = hashes[i];
      }
    }
    return kept == hashes.length ? hashes : Arrays.copyOf(hashes, kept);
  }

  /** Jaccard similarity of two sets in ascending order: what both have, by what either has. */
  static double similarity(long[] one, long[] other) {
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      long left = one[i];
      long right = other[j];
      both += left == right ? 1 : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    int either = one.length + other.length - both;
    return either == 0 ? 0 : (double) both / either;
  }
}
