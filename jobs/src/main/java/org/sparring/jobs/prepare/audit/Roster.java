package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.jobs.prepare.Draft;

/**
 * The annotators by number: those of the most judgements have one of their own, in the order of
 * their names; all others share the last.
 *
 * @param names in order
 * @param judgements of each name; 0 where nobody is among the others
 */
record Roster(TreeMap<String, Integer> names, long[] judgements) implements Serializable {
  static final String OTHERS = "(others)";

  static Roster of(JavaRDD<Draft> drafts, int most, int least) {
    TreeMap<String, Long> all = new TreeMap<>();
    drafts
        .mapPartitions(
            rows -> {
              TreeMap<String, Long> counts = new TreeMap<>();
              rows.forEachRemaining(
                  row ->
                      row.example()
                          .annotators()
                          .forEach(name -> counts.merge(name, 1L, Long::sum)));
              return List.of(counts).iterator();
            })
        .collect()
        .forEach(counts -> counts.forEach((name, count) -> all.merge(name, count, Long::sum)));
    return of(all, most, least);
  }

  /**
   * From counts.
   *
   * @param most names with a number of their own
   * @param least judgements of such a name
   */
  static Roster of(Map<String, Long> counts, int most, int least) {
    List<String> own =
        counts.keySet().stream()
            .filter(name -> counts.get(name) >= least)
            .sorted(
                Comparator.comparing((String name) -> -counts.get(name))
                    .thenComparing(name -> name))
            .limit(most)
            .sorted()
            .toList();
    TreeMap<String, Integer> names = new TreeMap<>();
    own.forEach(name -> names.put(name, names.size()));
    long[] judgements = new long[names.size() + 1];
    Roster roster = new Roster(names, judgements);
    counts.forEach((name, count) -> judgements[roster.number(name)] += count);
    return roster;
  }

  int number(String name) {
    return names.getOrDefault(name, names.size());
  }

  /** With the others. */
  int size() {
    return judgements.length;
  }

  /** Numbers that somebody has. */
  int[] present() {
    return IntStream.range(0, size()).filter(a -> judgements[a] > 0).toArray();
  }

  String name(int number) {
    return names.entrySet().stream()
        .filter(each -> each.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(OTHERS);
  }
}
