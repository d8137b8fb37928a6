package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * How often each combination of judgements occurs: a unit is a list with the number of judgements
 * in each class, in the order of the classes. Whole numbers, so that sums do not depend on order.
 */
final class Units implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Comparator<List<Integer>> ORDER = Units::compare;

  private final TreeMap<List<Integer>, Long> counts = new TreeMap<>(new Order());

  private static final class Order implements Comparator<List<Integer>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(List<Integer> one, List<Integer> other) {
      return ORDER.compare(one, other);
    }
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = Integer.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  static Units none() {
    return new Units();
  }

  /** One more unit. */
  void add(List<Integer> unit) {
    add(unit, 1);
  }

  void add(List<Integer> unit, long times) {
    counts.merge(List.copyOf(unit), times, Long::sum);
  }

  void add(Units others) {
    others.counts.forEach(this::add);
  }

  /** In the order of the combinations. */
  void each(ObjLongConsumer<List<Integer>> visit) {
    counts.forEach(visit::accept);
  }

  SortedMap<List<Integer>, Long> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  /** How many. */
  long size() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those of this many judgements. */
  Units of(int judgements) {
    return where(judgements, judgements);
  }

  /** Those of at least two judgements, which can agree or not. */
  Units several() {
    return where(2, Integer.MAX_VALUE);
  }

  private Units where(int least, int most) {
    Units some = none();
    each(
        (unit, times) -> {
          int judgements = judgements(unit);
          if (judgements >= least && judgements <= most) {
            some.add(unit, times);
          }
        });
    return some;
  }

  /** Without one unit of this combination. */
  Units without(List<Integer> unit) {
    Units fewer = none();
    each(
        (each, times) -> {
          long left = each.equals(unit) ? times - 1 : times;
          if (left > 0) {
            fewer.add(each, left);
          }
        });
    return fewer;
  }

  /**
   * The number of judgements, at least two, that most units have; the larger of equals; 0 if none.
   */
  int usual() {
    TreeMap<Integer, Long> sizes = new TreeMap<>();
    several().each((unit, times) -> sizes.merge(judgements(unit), times, Long::sum));
    int usual = 0;
    for (int size : sizes.keySet()) {
      usual = usual == 0 || sizes.get(size) >= sizes.get(usual) ? size : usual;
    }
    return usual;
  }

  static int judgements(List<Integer> unit) {
    return unit.stream().mapToInt(Integer::intValue).sum();
  }

  /** A unit with one more judgement of a class. */
  static List<Integer> plus(List<Integer> unit, int label) {
    List<Integer> more = new ArrayList<>(unit);
    more.set(label, more.get(label) + 1);
    return more;
  }
}
