package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.random.Draw;
import scala.Tuple2;

/**
 * Greedy choice in two rounds: every part chooses, then one greedy choice among all that were
 * chosen; the best of all these sets is the answer. Which part a row is in is drawn by its content,
 * so Spark's partitions do not matter. A task holds the features of one part, the driver those of
 * {@code parts} times as many rows as are chosen.
 *
 * <p>Mirzasoleiman, Karbasi, Sarkar and Krause 2013, Distributed submodular maximization, algorithm
 * 2 (GreeDi); with random parts Barbosa, Ene, Nguyen and Ward 2015.
 */
record TwoRounds(int parts, LazyGreedy greedy, SetValue.Empty empty) {
  private static final Draw PART = Draw.seed(0).with("part");

  Selection select(JavaRDD<Candidate> candidates) {
    LazyGreedy choice = greedy;
    SetValue.Empty start = empty;
    int bins = parts;
    List<Tuple2<Integer, Selection>> firsts =
        candidates
            .mapToPair(each -> new Tuple2<>(PART.with(each.row().key()).below(bins, 0), each))
            .groupByKey(bins)
            .mapValues(part -> choice.select(list(part), start.make()))
            .collect();
    return merged(
        firsts.stream().sorted(Comparator.comparing(Tuple2::_1)).map(Tuple2::_2).toList());
  }

  /** The second round. */
  Selection merged(List<Selection> firsts) {
    if (firsts.size() == 1) {
      return firsts.get(0);
    }
    List<Candidate> union = firsts.stream().flatMap(each -> each.chosen().stream()).toList();
    Selection best = greedy.select(union, empty.make());
    long calls = best.calls();
    for (Selection first : firsts) {
      calls += first.calls();
      best = first.value() > best.value() ? first : best;
    }
    return new Selection(best.chosen(), best.value(), calls);
  }

  private static List<Candidate> list(Iterable<Candidate> part) {
    List<Candidate> list = new ArrayList<>();
    part.forEach(list::add);
    return list;
  }
}
