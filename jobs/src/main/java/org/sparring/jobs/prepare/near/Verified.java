package org.sparring.jobs.prepare.near;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins documents that are alike by the exact Jaccard similarity of their shingles. */
final class Verified {
  /** Of so few documents all pairs are compared, of more those that agree in a band. */
  private static final int FEW = 256;

  private final List<Document> documents;
  private final double threshold;
  private final Sets sets;

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
    if (documents.size() <= FEW) {
      compare(all());
    } else {
      buckets().forEach(this::compare);
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

  private int[] all() {
    int[] all = new int[documents.size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private List<int[]> buckets() {
    Map<Long, List<Integer>> members = new HashMap<>();
    for (int i = 0; i < documents.size(); i++) {
      for (long band : documents.get(i).bands()) {
        members.computeIfAbsent(band, none -> new ArrayList<>()).add(i);
      }
    }
    List<int[]> buckets = new ArrayList<>();
    members.values().forEach(each -> buckets.add(each.stream().mapToInt(i -> i).toArray()));
    return buckets;
  }

  /**
   * Joins what is alike. Those that others joined are compared first: the copies of one text are
   * alike to it, and not always to one another.
   */
  private void compare(int[] bucket) {
    int[] before = new int[bucket.length];
    boolean one = true;
    for (int i = 0; i < bucket.length; i++) {
      boolean joined = i == 0;
      for (int j = 0; j < i && !(one && joined); j++) {
        int other = before[j];
        if (sets.together(bucket[i], other)) {
          joined = true;
        } else if (join(bucket[i], other)) {
          joined = true;
          System.arraycopy(before, 0, before, 1, j);
          before[0] = other;
        }
      }
      one &= joined;
      before[i] = bucket[i];
    }
  }

  /** Joins two that are alike, and says whether they are. */
  private boolean join(int one, int other) {
    long[] left = documents.get(one).shingles();
    long[] right = documents.get(other).shingles();
    boolean sizes =
        Math.min(left.length, right.length) >= threshold * Math.max(left.length, right.length);
    if (sizes && Shingles.similarity(left, right) >= threshold) {
      sets.join(one, other);
      return true;
    }
    return false;
  }
}
