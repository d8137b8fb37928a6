package org.sparring.common.model.optimise;

import org.sparring.common.part.Part;

/** How the learning rate changes over a run. */
public interface Schedule extends Part {
  /**
   * What multiplies the learning rate.
   *
   * @param step the step about to be taken, from 0
   * @param total steps of the run
   */
  double factor(long step, long total);
}
