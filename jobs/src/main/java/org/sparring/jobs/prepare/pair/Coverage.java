package org.sparring.jobs.prepare.pair;

import java.util.BitSet;

/** The number of different features that any member has. */
final class Coverage implements SetValue {
  private static final long serialVersionUID = 1L;

  private final BitSet covered = new BitSet();

  @Override
  public double gain(Sparse item) {
    int fresh = 0;
    for (int bucket : item.at()) {
      if (!covered.get(bucket)) {
        fresh++;
      }
    }
    return fresh;
  }

  @Override
  public void add(Sparse item) {
    for (int bucket : item.at()) {
      covered.set(bucket);
    }
  }

  @Override
  public double value() {
    return covered.cardinality();
  }
}
