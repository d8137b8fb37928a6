package org.sparring.jobs.prepare.near;

/** The least number that each node is linked to. */
final class LongMap {
  private final LongIndex nodes = new LongIndex();
  private final long[] least;

  private LongMap(Links links) {
    least = new long[links.size()];
    for (int i = 0; i < links.size(); i++) {
      int before = nodes.size();
      int node = nodes.add(links.node(i));
      least[node] = node == before ? links.less(i) : Math.min(least[node], links.less(i));
    }
  }

  static LongMap of(Links links) {
    return new LongMap(links);
  }

  boolean holds(long node) {
    return nodes.find(node) >= 0;
  }

  long of(long node) {
    return least[nodes.find(node)];
  }
}
