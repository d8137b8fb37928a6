package org.sparring.jobs.prepare.near;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Joins documents that are alike by the exact Jaccard similarity of their shingles. */
final class Verified {
  /** Of so few documents all pairs are compared, of more those that agree in a band. */
  private static final int FEW = 256;

  /** Documents that each one meets first. */
  private static final int HUBS = 16;

  /** Bits of a map, as a power of two: enough for the shingles of a text of some hundred words. */
  private static final int MAP = 9;

  private final List<Document> documents;
  private final double threshold;
  private final Sets sets;
  private final long[][] maps;

  /**
   * Compares the documents of a component of candidates.
   *
   * @param documents distinct, in the order of their keys
   */
  Verified(List<Document> documents, double threshold) {
    this.documents = documents;
    this.threshold = threshold;
    sets = new Sets(documents.size());
    documents.forEach(each -> sets.add());
    maps = documents.stream().map(each -> map(each.shingles())).toArray(long[][]::new);
    if (!around()) {
      int[][] buckets = documents.size() <= FEW ? new int[][] {all()} : buckets();
      Arrays.stream(buckets).forEach(this::compare);
    }
  }

  /** The least key of each document's component, in the order of the documents. */
  List<String> components() {
    List<String> components = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      components.add(documents.get(sets.of(i)).key());
    }
    return components;
  }

  /**
   * Joins each document to one of the few that joined others last: copies of one text take about
   * one comparison each, whatever their number. Says whether all are one.
   */
  private boolean around() {
    int[] hubs = new int[HUBS];
    int known = 0;
    for (int i = 0; i < documents.size(); i++) {
      int at = 0;
      while (at < known && !join(i, hubs[at])) {
        at++;
      }
      int hub = at < known ? hubs[at] : i;
      known = Math.min(HUBS, Math.max(known, at + 1));
      System.arraycopy(hubs, 0, hubs, 1, Math.min(at, HUBS - 1));
      hubs[0] = hub;
    }
    return IntStream.range(0, documents.size()).allMatch(i -> sets.of(i) == 0);
  }

  private int[] all() {
    int[] all = new int[documents.size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private int[][] buckets() {
    LongIndex bands = new LongIndex();
    int[][] in = new int[documents.size()][];
    for (int i = 0; i < in.length; i++) {
      in[i] = Arrays.stream(documents.get(i).bands()).mapToInt(bands::add).toArray();
    }
    int[] sizes = new int[bands.size()];
    for (int[] each : in) {
      Arrays.stream(each).forEach(bucket -> sizes[bucket]++);
    }
    int[][] buckets = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int i = in.length - 1; i >= 0; i--) {
      for (int bucket : in[i]) {
        buckets[bucket][--sizes[bucket]] = i;
      }
    }
    return buckets;
  }

  /** Joins what is alike; what is together already is not compared. */
  private void compare(int[] bucket) {
    int[] set = Arrays.stream(bucket).map(sets::of).toArray();
    if (Arrays.stream(set).allMatch(each -> each == set[0])) {
      return;
    }
    for (int i = 1; i < bucket.length; i++) {
      for (int j = 0; j < i; j++) {
        if (set[i] != set[j] && join(bucket[i], bucket[j])) {
          Arrays.setAll(set, k -> sets.of(bucket[k]));
        }
      }
    }
  }

  /** Joins two that are alike, and says whether they are. */
  private boolean join(int one, int other) {
    long[] left = documents.get(one).shingles();
    long[] right = documents.get(other).shingles();
    int all = left.length + right.length;
    int apart = Math.max(Math.abs(left.length - right.length), differing(maps[one], maps[other]));
    boolean possible = (double) (all - apart) / (all + apart) >= threshold;
    if (possible && Shingles.similarity(left, right) >= threshold) {
      sets.join(one, other);
      return true;
    }
    return false;
  }

  /** A bit for each shingle, where several may share one. */
  private static long[] map(long[] shingles) {
    long[] map = new long[(1 << MAP) / Long.SIZE];
    for (long each : shingles) {
      int bit = (int) (each >>> (Long.SIZE - MAP));
      map[bit / Long.SIZE] |= 1L << bit;
    }
    return map;
  }

  /**
   * Bits in which two maps differ: at least as many shingles has one text without the other (Sandes
   * et al. 2020, Bitmap filter: speeding up exact set similarity joins with bitwise operations).
   */
  private static int differing(long[] one, long[] other) {
    int differing = 0;
    for (int i = 0; i < one.length; i++) {
      differing += Long.bitCount(one[i] ^ other[i]);
    }
    return differing;
  }
}
