package org.sparring.jobs.guard;

import java.util.Map;
import org.sparring.common.part.Guard;

/** A guard that goes on while a statistic, where there is one, stays within a limit. */
interface Limit extends Guard {
  /** The largest allowed value. */
  double limit();

  /** The name of what is watched. */
  String statistic();

  /** The verdict where the statistic is larger, or is not a number. */
  Verdict beyond();

  @Override
  default Verdict after(Map<String, Double> stats) {
    Double found = stats.get(statistic());
    return found == null || found <= limit() ? Verdict.STEP : beyond();
  }
}
