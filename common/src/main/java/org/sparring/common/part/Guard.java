package org.sparring.common.part;

import java.util.Map;

/**
 * Watches a worker's steps, and may skip one or end the epoch: what is left of this worker's pass
 * over its groups of the round. Other workers, later passes and the run go on, as in the papers,
 * whose early stops end the passes over one batch of roll-outs and no more.
 */
public interface Guard extends Part {
  enum Verdict {
    STEP,
    SKIP,
    STOP_EPOCH
  }

  /**
   * Judges a step before it is taken.
   *
   * @param stats by their names in metrics: means of the step's losses and of what they observe,
   *     the norm of each learner's gradient before clipping, and means of the worker's roll-outs
   */
  Verdict after(Map<String, Double> stats);
}
