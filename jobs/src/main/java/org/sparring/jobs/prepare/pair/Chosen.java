package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Stage;

/**
 * A selection beside what it is judged by: a bound that no set of as many rows exceeds, and as many
 * rows drawn at random.
 *
 * @param bound value + the greatest gains that as many other rows would have alone; valid as gains
 *     never rise (Minoux 1978; Leskovec et al. 2007)
 * @param random value of rows drawn by the hash of their content
 */
record Chosen(Selection selection, double bound, double random) {

  static Chosen of(JavaRDD<Candidate> candidates, TwoRounds rounds, int most, Draw draw) {
    Selection selection = rounds.select(candidates);
    SetValue set = rounds.empty().make();
    selection.chosen().forEach(each -> set.add(each.features()));
    double rest = 0;
    for (double gain : greatest(candidates, set, most)) {
      rest += gain;
    }
    SetValue drawn = rounds.empty().make();
    Lots.first(candidates, draw, Math.max(1, selection.chosen().size()))
        .forEach(each -> drawn.add(each.features()));
    return new Chosen(selection, selection.value() + rest, drawn.value());
  }

  private static List<Double> greatest(JavaRDD<Candidate> candidates, SetValue set, int most) {
    List<Double> gains = candidates.mapPartitions(rows -> greatest(rows, set, most)).collect();
    return top(gains, most);
  }

  private static Iterator<Double> greatest(Iterator<Candidate> rows, SetValue set, int most) {
    List<Double> gains = new ArrayList<>();
    rows.forEachRemaining(row -> gains.add(set.gain(row.features())));
    return top(gains, most).iterator();
  }

  private static List<Double> top(List<Double> gains, int most) {
    List<Double> sorted = new ArrayList<>(gains);
    sorted.sort(Collections.reverseOrder());
    return new ArrayList<>(sorted.subList(0, Math.min(most, sorted.size())));
  }

  /** The place of each chosen row, from 1. */
  Map<RowId, Integer> places() {
    Map<RowId, Integer> places = new TreeMap<>();
    selection.chosen().forEach(each -> places.put(each.row(), places.size() + 1));
    return places;
  }

  /**
   * The numbers for the report.
   *
   * @param rows candidates
   */
  List<Finding> findings(Stage stage, long rows) {
    double share = bound == 0 ? 1 : selection.value() / bound;
    return List.of(
        Finding.of(stage, "candidates", "all", (double) rows, rows),
        Finding.of(stage, "chosen", "all", selection.chosen().size(), rows),
        Finding.of(stage, "value", "all", selection.value(), rows),
        Finding.of(stage, "share_of_bound", "all", share, rows),
        Finding.of(stage, "value_at_random", "all", random, rows),
        Finding.of(stage, "oracle_calls", "all", (double) selection.calls(), rows));
  }
}
