package org.sparring.common.part;

import org.sparring.common.data.Group;

/** Shaping and filters of scored groups, and normalising of credited ones. */
public interface Adjust<T> extends Part {
  /** What the group adds to the round's total; summed in key order. Empty needs no pass. */
  default double[] tally(Group<T> group) {
    return new double[0];
  }

  /** The numbers carried into round 0. */
  default double[] initial() {
    return new double[0];
  }

  /** The next carried numbers, from those of the last round and this round's total. */
  default double[] next(double[] carried, double[] total) {
    return total;
  }

  /** The adjusted group. A filter sets weights and ranks, so baselines still see all members. */
  Group<T> apply(Group<T> group, double[] carried, long draw);
}
