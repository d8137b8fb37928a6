package org.sparring.jobs.prepare.near;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.sparring.jobs.prepare.Packing;
import org.sparring.jobs.prepare.Unpacking;

/**
 * Links documents that agree in a band, unless their sketches say that they are far apart. What is
 * linked does not depend on the order in which documents come.
 */
final class Buckets {
  /** Sketches of documents less alike than this are not linked; far below any useful threshold. */
  private static final double ALIKE = 0.5;

  private final int orders;
  private final LongIndex ids = new LongIndex();
  private final LongIndex bands = new LongIndex();
  private final Sets sets = new Sets(1 << 9);
  private final List<long[]> sketches = new ArrayList<>();
  private int[] last = new int[1 << 9];
  private boolean[] mixed = new boolean[1 << 9];
  private int[] member = new int[1 << 9];
  private int[] previous = new int[1 << 9];
  private int entries;

  /**
   * For sketches of so many bits.
   *
   * @param orders random orders of the signatures
   */
  Buckets(int orders) {
    this.orders = orders;
  }

  /** Writes the keys of a document's bands that are compared at one receiver. */
  static void put(Packing out, Document document, int receivers, int receiver) {
    int count = 0;
    for (long band : document.bands()) {
      count += receiver(band, receivers) == receiver ? 1 : 0;
    }
    if (count > 0) {
      out.put(document.id()).put(document.sketch()).put(count);
      for (long band : document.bands()) {
        if (receiver(band, receivers) == receiver) {
          out.put(band);
        }
      }
    }
  }

  static int receiver(long number, int receivers) {
    return (int) Math.floorMod(number ^ (number >>> Integer.SIZE), (long) receivers);
  }

  void add(Iterator<byte[]> parcels) {
    while (parcels.hasNext()) {
      Unpacking in = new Unpacking(parcels.next());
      while (in.more()) {
        int document = document(in.wide(), in.wides());
        for (int left = in.number(); left > 0; left--) {
          link(document, in.wide());
        }
      }
    }
  }

  private int document(long id, long[] sketch) {
    int number = ids.add(id);
    if (number == sets.size()) {
      sets.add();
      sketches.add(sketch);
    }
    return number;
  }

  private void link(int document, long band) {
    int before = bands.size();
    int bucket = bands.add(band);
    if (bucket == last.length) {
      last = Arrays.copyOf(last, 2 * bucket);
      mixed = Arrays.copyOf(mixed, 2 * bucket);
    }
    if (bucket == before) {
      last[bucket] = -1;
    } else {
      compare(document, bucket);
    }
    if (entries == member.length) {
      member = Arrays.copyOf(member, 2 * entries);
      previous = Arrays.copyOf(previous, 2 * entries);
    }
    member[entries] = document;
    previous[entries] = last[bucket];
    last[bucket] = entries++;
  }

  private void compare(int document, int bucket) {
    boolean linked = false;
    for (int i = last[bucket]; i >= 0 && (mixed[bucket] || !linked); i = previous[i]) {
      boolean together = sets.together(document, member[i]);
      if (!together && alike(document, member[i])) {
        sets.join(document, member[i]);
        together = true;
      }
      linked |= together;
    }
    mixed[bucket] |= !linked;
  }

  private boolean alike(int one, int other) {
    return MinHash.estimate(sketches.get(one), sketches.get(other), orders) >= ALIKE;
  }

  /** Links between the documents of a set and the least of them. */
  Links links() {
    long[] least = new long[sets.size()];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = 0; i < least.length; i++) {
      int set = sets.of(i);
      least[set] = Math.min(least[set], ids.key(i));
    }
    Links links = new Links();
    for (int i = 0; i < least.length; i++) {
      long root = least[sets.of(i)];
      if (root != ids.key(i)) {
        links.add(ids.key(i), root);
      }
    }
    return links;
  }
}
