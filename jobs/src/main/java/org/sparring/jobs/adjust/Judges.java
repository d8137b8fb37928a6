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
    return names.stream().noneMatch(each -> Double.isNaN(scored.part(each)));
  }

  /** Whether all constraints are kept. */
  boolean satisfied(Scored scored) {
    return names.stream().allMatch(each -> scored.part(each) >= HALF);
  }
}
