package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of a text says again what it said before, as shares from 0 to 1 (Rae et al. 2021,
 * Scaling language models: methods, analysis and insights from training Gopher, section A.1.1). The
 * first of equal pieces is no repetition; characters are counted once, and those between words not
 * at all.
 */
final class RepeatedText {
  private final String text;
  private final List<String> words;

  RepeatedText(String text) {
    this.text = text;
    this.words = Words.of(text);
  }

  int words() {
    return words.size();
  }

  /** Lines that repeat an earlier one, blank ones aside. */
  Repeats lines() {
    return Repeats.of(pieces("\n"));
  }

  /** Paragraphs, which blank lines part. */
  Repeats paragraphs() {
    return Repeats.of(pieces("\n\\s*\n"));
  }

  private List<String> pieces(String between) {
    return Arrays.stream(text.split(between, -1))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /**
   * Repeated pieces of a text.
   *
   * @param pieces their share of all pieces
   * @param characters their share of the characters
   */
  record Repeats(double pieces, double characters) {
    static Repeats of(List<String> all) {
      Set<String> seen = new HashSet<>();
      long repeated = 0;
      long inRepeated = 0;
      long characters = 0;
      for (String piece : all) {
        characters += piece.length();
        if (!seen.add(piece)) {
          repeated++;
          inRepeated += piece.length();
        }
      }
      return all.isEmpty()
          ? new Repeats(0, 0)
          : new Repeats((double) repeated / all.size(), (double) inRepeated / characters);
    }
  }

  /**
   * The characters inside the most frequent n-gram of words; of equals, the one that fills most.
   */
  double mostFrequent(int n) {
    Map<Long, List<Integer>> places = new HashMap<>();
    long[] grams = WordGrams.of(words, n);
    for (int at = 0; at < grams.length; at++) {
      places.computeIfAbsent(grams[at], none -> new ArrayList<>()).add(at);
    }
    int most = places.values().stream().mapToInt(List::size).max().orElse(0);
    if (most < 2) {
      return 0;
    }
    return places.values().stream()
        .filter(each -> each.size() == most)
        .mapToDouble(each -> share(each, n))
        .max()
        .orElse(0);
  }

  /** The characters inside n-grams of words that occurred before. */
  double duplicated(int n) {
    Set<Long> seen = new HashSet<>();
    List<Integer> repeated = new ArrayList<>();
    long[] grams = WordGrams.of(words, n);
    for (int at = 0; at < grams.length; at++) {
      if (!seen.add(grams[at])) {
        repeated.add(at);
      }
    }
    return share(repeated, n);
  }

  private double share(List<Integer> starts, int n) {
    if (words.isEmpty()) {
      return 0;
    }
    BitSet covered = new BitSet(words.size());
    starts.forEach(start -> covered.set(start, start + n));
    long all = words.stream().mapToLong(String::length).sum();
    return (double) covered.stream().mapToLong(at -> words.get(at).length()).sum() / all;
  }
}
