package org.sparring.jobs.adjust;

import java.util.List;
import org.sparring.common.data.Scored;

/**
 * The judges of a stream: rewards that say whether a response keeps a constraint.
 *
 * @param names names of the rewards; a score of one half or more says that it does
 */
record Judges(List<String> names) {
  private static final double HALF = 0.5;

  /** Whether every judge gave a score. */
  boolean known(Scored scored) {
    return names.stream().noneMatch(each -> Double.isNaN(score(scored, each)));
  }

  /** Whether all constraints are kept. */
  boolean satisfied(Scored scored) {
    return names.stream().allMatch(each -> score(scored, each) >= HALF);
  }

  private static double score(Scored scored, String name) {
    return scored.parts().getOrDefault(name, Double.NaN);
  }
}
