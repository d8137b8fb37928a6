package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many lots of each group fall into each of equal bins of [0, 1). */
final class Bins implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bins of a group. */
  static final int COUNT = 4096;

  private final TreeMap<String, long[]> counts = new TreeMap<>();

  static int of(Lot lot) {
    return (int) (lot.number() * COUNT);
  }

  static Bins of(Iterator<Ticket> tickets) {
    Bins bins = new Bins();
    tickets.forEachRemaining(each -> bins.group(each.group())[of(each.lot())]++);
    return bins;
  }

  void add(Bins other) {
    other.counts.forEach(
        (group, theirs) -> {
          long[] mine = group(group);
          for (int i = 0; i < COUNT; i++) {
            mine[i] += theirs[i];
          }
        });
  }

  /** Lots of each group. */
  SortedMap<String, Long> totals() {
    TreeMap<String, Long> totals = new TreeMap<>();
    counts.forEach((group, bins) -> totals.put(group, Arrays.stream(bins).sum()));
    return totals;
  }

  /**
   * The bin of a group's last lot where so many are taken.
   *
   * @param most at least 1, and less than there are
   */
  int last(String group, long most) {
    long[] bins = counts.get(group);
    long passed = 0;
    int bin = 0;
    while (passed + bins[bin] < most) {
      passed += bins[bin++];
    }
    return bin;
  }

  /** Lots of a group before a bin. */
  long before(String group, int bin) {
    long passed = 0;
    for (int i = 0; i < bin; i++) {
      passed += counts.get(group)[i];
    }
    return passed;
  }

  private long[] group(String group) {
    return counts.computeIfAbsent(group, none -> new long[COUNT]);
  }
}
