package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The responses to one prompt, best first; of equal ones the least name first.
 *
 * @param least gap from which two of them make a pair; a gap of 0 never does
 */
record Ladder(List<Rung> rungs, double least) {
  private static final Comparator<Rung> ORDER =
      Comparator.comparingDouble(Rung::score).reversed().thenComparing(Rung::name);

  /**
   * One response.
   *
   * @param index its place in the row
   * @param name tells it from the others, wherever it stands
   * @param score more is better
   * @param measure what gaps are measured in
   */
  record Rung(int index, String name, double score, double measure) {}

  /**
   * A pair.
   *
   * @param better place of the better response in the row
   * @param order stage of the curriculum from 1; NaN where there is none
   */
  record Match(int better, int worse, double gap, double order) {}

  Ladder {
    rungs = rungs.stream().sorted(ORDER).toList();
  }

  Rung best() {
    return rungs.get(0);
  }

  static double gap(Rung better, Rung worse) {
    return better.measure - worse.measure;
  }

  /** Whether one is better than the other, and by enough. */
  boolean apart(Rung better, Rung worse) {
    return better.score > worse.score && gap(better, worse) >= least;
  }

  /** Those that are worse than one of them by enough, best first. */
  List<Rung> below(Rung better) {
    return rungs.stream().filter(each -> apart(better, each)).toList();
  }

  /** The scores that occur, highest first. */
  List<Double> levels() {
    return new ArrayList<>(rungs.stream().map(Rung::score).distinct().toList());
  }

  static Match match(Rung better, Rung worse, double order) {
    return new Match(better.index, worse.index, gap(better, worse), order);
  }
}
