package org.sparring.jobs.prepare.filter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the items of evaluation sets say, as hashes of their word n-grams (Brown et al. 2020,
 * Language models are few-shot learners, appendix C: 13 words). A text of fewer words matches only
 * a text that is the same as a whole. Twelve bytes for each n-gram.
 */
final class EvaluationIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int n;
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
   * @param common an n-gram in more items than this is boilerplate, and no evidence
   */
  EvaluationIndex(List<Entry> entries, int n, int common) {
    this.n = n;
    this.items = List.copyOf(new TreeSet<>(entries.stream().map(Entry::item).toList()));
    SortedMap<EvaluationItem, Integer> places = new TreeMap<>();
    items.forEach(item -> places.put(item, places.size()));
    List<Gram> grams = new ArrayList<>();
    for (Entry entry : entries) {
      int owner = places.get(entry.item());
      for (long hash : hashes(Words.of(entry.text()))) {
        grams.add(new Gram(hash, owner));
      }
    }
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
      long[] grams = hashes(words);
      for (int at = 0; at < grams.length; at++) {
        for (int place = first(grams[at]); place < hashes.length; place++) {
          if (hashes[place] != grams[at]) {
            break;
          }
          hits.putIfAbsent(items.get(owners[place]), gram(words, at));
        }
      }
    }
    return hits.entrySet().stream().map(hit -> new Hit(hit.getKey(), hit.getValue())).toList();
  }

  private String gram(List<String> words, int at) {
    return String.join(" ", words.subList(at, Math.min(words.size(), at + n)));
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
