package org.sparring.jobs.prepare.near;

import java.util.Arrays;

/** Disjoint sets of numbers from 0, as a forest (Tarjan 1975). */
final class Sets {
  private int[] parent;
  private int size;

  Sets(int capacity) {
    parent = new int[Math.max(1, capacity)];
  }

  /** Adds a set of one. */
  int add() {
    if (size == parent.length) {
      parent = Arrays.copyOf(parent, 2 * size);
    }
    parent[size] = size;
    return size++;
  }

  int size() {
    return size;
  }

  /** The least number of the set. */
  int of(int number) {
    int root = number;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  boolean together(int one, int other) {
    return of(one) == of(other);
  }

  void join(int one, int other) {
    int left = of(one);
    int right = of(other);
    parent[Math.max(left, right)] = Math.min(left, right);
  }
}
