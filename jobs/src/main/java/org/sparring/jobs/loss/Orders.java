package org.sparring.jobs.loss;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sparring.common.part.Tallies;

/** What losses of rankings have to tell: how well numbers agree with the ranks. */
final class Orders {
  private Orders() {}

  /**
   * Adds the share of strict pairs that the numbers order as the ranks do, and whether a best
   * candidate has the greatest number.
   */
  static void note(
      List<Candidate> candidates, ToDoubleFunction<Candidate> number, double weight, Tallies log) {
    double greatest = candidates.stream().mapToDouble(number).max().orElseThrow();
    int best = candidates.get(0).rank();
    boolean first =
        candidates.stream()
            .anyMatch(each -> each.rank() == best && number.applyAsDouble(each) == greatest);
    log.add("top_accuracy", first ? 1 : 0, weight);
    for (Candidate better : candidates) {
      for (Candidate worse : candidates) {
        if (better.beats(worse)) {
          boolean right = number.applyAsDouble(better) > number.applyAsDouble(worse);
          log.add("accuracy", right ? 1 : 0, weight);
        }
      }
    }
  }
}
