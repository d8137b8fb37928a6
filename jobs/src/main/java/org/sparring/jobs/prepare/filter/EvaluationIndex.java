package org.sparring.jobs.prepare.filter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the items of evaluation sets say, as hashes of their word n-grams (Brown et al. 2020,
 * Language models are few-shot learners, appendix C: 13 words). An item's text of fewer words is
 * one run, if it is long enough to be told from common speech; a still shorter one matches only a
 * text that is the same as a whole. Twelve bytes for each n-gram.
 */
final class EvaluationIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int n;
  private final int[] lengths;
  private final List<EvaluationItem> items;
  private final long[] hashes;
  private final int[] owners;

  /** What an item says in one of its texts. */
  record Entry(EvaluationItem item, String text) implements Serializable {}

  /** A run of words that a text shares with an item. */
  record Hit(EvaluationItem item, String gram) implements Serializable {}

  private record Gram(long hash, int owner) {}

  /**
   * Indexes items.
   *
   * @param n words of an n-gram
   * @param least words from which a text of fewer than n is looked for inside others
   * @param common an n-gram in more items than this is boilerplate, and no evidence
   */
  EvaluationIndex(List<Entry> entries, int n, int least, int common) {
    this.n = n;
    SortedSet<Integer> runs = new TreeSet<>(List.of(n));
    this.items = List.copyOf(new TreeSet<>(entries.stream().map(Entry::item).toList()));
    SortedMap<EvaluationItem, Integer> places = new TreeMap<>();
    items.forEach(item -> places.put(item, places.size()));
    List<Gram> grams = new ArrayList<>();
    for (Entry entry : entries) {
      int owner = places.get(entry.item());
      List<String> words = Words.of(entry.text());
      if (words.size() >= Math.min(n, least)) {
        runs.add(Math.min(n, words.size()));
      }
      for (long hash : hashes(words)) {
        grams.add(new Gram(hash, owner));
      }
    }
    lengths = runs.stream().mapToInt(Integer::intValue).toArray();
    List<Gram> kept = telling(grams, common);
    hashes = kept.stream().mapToLong(Gram::hash).toArray();
    owners = kept.stream().mapToInt(Gram::owner).toArray();
  }

  private static List<Gram> telling(List<Gram> grams, int common) {
    List<Gram> sorted =
        grams.stream()
            .distinct()
            .sorted(Comparator.comparingLong(Gram::hash).thenComparingInt(Gram::owner))
            .toList();
    List<Gram> kept = new ArrayList<>();
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      while (to < sorted.size() && sorted.get(to).hash == sorted.get(from).hash) {
        to++;
      }
      if (to - from <= common) {
        kept.addAll(sorted.subList(from, to));
      }
      from = to;
    }
    return kept;
  }

  private long[] hashes(List<String> words) {
    if (words.isEmpty()) {
      return new long[0];
    }
    return words.size() < n ? new long[] {WordGrams.whole(words)} : WordGrams.of(words, n);
  }

  /** N-grams that are looked for. */
  int size() {
    return hashes.length;
  }

  /** Every item that one of the texts shares words with, once, with the first shared words. */
  List<Hit> hits(List<String> texts) {
    SortedMap<EvaluationItem, String> hits = new TreeMap<>();
    for (String text : texts) {
      List<String> words = Words.of(text);
      if (!words.isEmpty() && words.size() < n) {
        find(WordGrams.whole(words), words, hits);
      }
      for (int length : lengths) {
        long[] grams = WordGrams.of(words, length);
        for (int at = 0; at < grams.length; at++) {
          find(grams[at], words.subList(at, at + length), hits);
        }
      }
    }
    return hits.entrySet().stream().map(hit -> new Hit(hit.getKey(), hit.getValue())).toList();
  }

  private void find(long gram, List<String> words, SortedMap<EvaluationItem, String> hits) {
    for (int place = first(gram); place < hashes.length && hashes[place] == gram; place++) {
      hits.putIfAbsent(items.get(owners[place]), String.join(" ", words));
    }
  }

  /** The first place of a hash, or the end. */
  private int first(long hash) {
    int place = Arrays.binarySearch(hashes, hash);
    if (place < 0) {
      return hashes.length;
    }
    while (place > 0 && hashes[place - 1] == hash) {
      place--;
    }
    return place;
  }
}
