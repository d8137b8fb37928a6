package org.sparring.jobs.prepare.filter;

import java.util.List;

/**
 * Hashes of runs of words, 64 bits each: among 10^6 known and 10^10 looked up, one is mistaken for
 * another with a chance of about 5e-4.
 */
final class WordGrams {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private WordGrams() {}

  /** The hash of the n words that begin at each place; none where there are fewer words. */
  static long[] of(List<String> words, int n) {
    long[] each = words.stream().mapToLong(WordGrams::word).toArray();
    long[] grams = new long[Math.max(0, each.length - n + 1)];
    for (int at = 0; at < grams.length; at++) {
      grams[at] = mixed(each, at, n);
    }
    return grams;
  }

  /** The hash of all words together. */
  static long whole(List<String> words) {
    long[] each = words.stream().mapToLong(WordGrams::word).toArray();
    return mixed(each, 0, each.length);
  }

  private static long mixed(long[] words, int from, int n) {
    long hash = n;
    for (int i = from; i < from + n; i++) {
      hash = mix(hash * STEP + words[i]);
    }
    return hash;
  }

  /** FNV-1a over the UTF-16 units, mixed. */
  private static long word(String word) {
    long hash = OFFSET;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * PRIME;
    }
    return mix(hash);
  }

  private static long mix(long word) {
    long z = word;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
