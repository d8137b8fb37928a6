package org.sparring.common.part;

import java.util.Map;

/** Watches a worker's steps, and may skip one or end the epoch. */
public interface Guard extends Part {
  enum Verdict {
    STEP,
    SKIP,
    STOP_EPOCH
  }

  Verdict after(Map<String, Double> stats);
}
