package org.sparring.jobs.prepare.near;

import java.util.Arrays;

/**
 * One step towards connected components, at one receiver (Kiveris et al. 2014, Connected components
 * in MapReduce and beyond).
 */
final class Stars {
  private final LongIndex nodes = new LongIndex();
  private final long[] least;
  private final Links links;

  private Stars(Links links) {
    this.links = links;
    least = new long[links.size()];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = 0; i < links.size(); i++) {
      int node = nodes.add(links.node(i));
      least[node] = Math.min(least[node], Math.min(links.node(i), links.less(i)));
    }
  }

  /**
   * Hangs the greater neighbours of every node on the least of its neighbourhood.
   *
   * @param links every link of these nodes: a node and a neighbour, in both directions
   */
  static Links large(Links links) {
    Stars stars = new Stars(links);
    Links next = new Links();
    for (int i = 0; i < links.size(); i++) {
      if (links.less(i) > links.node(i)) {
        next.add(links.less(i), stars.leastOf(i));
      }
    }
    return distinct(next);
  }

  /**
   * Hangs a node and its lesser neighbours on the least of them.
   *
   * @param links every link of these nodes to lesser ones
   */
  static Links small(Links links) {
    Stars stars = new Stars(links);
    Links next = new Links();
    for (int i = 0; i < links.size(); i++) {
      long root = stars.leastOf(i);
      next.add(links.node(i), root);
      if (links.less(i) != root) {
        next.add(links.less(i), root);
      }
    }
    return distinct(next);
  }

  private long leastOf(int link) {
    return least[nodes.find(links.node(link))];
  }

  /** Without repeated links; a node that hangs on several keeps a link to each. */
  private static Links distinct(Links links) {
    LongIndex nodes = new LongIndex();
    long[] least = new long[links.size()];
    Links distinct = new Links();
    for (int i = 0; i < links.size(); i++) {
      int before = nodes.size();
      int node = nodes.add(links.node(i));
      if (node == before) {
        least[node] = links.less(i);
        distinct.add(links.node(i), links.less(i));
      } else if (least[node] != links.less(i)) {
        distinct.add(links.node(i), links.less(i));
      }
    }
    return distinct;
  }
}
