package org.sparring.common.model.dl4j;

import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.sparring.common.config.UserException;
import org.sparring.common.model.optimise.AdamW;
import org.sparring.common.model.optimise.Optimiser;
import org.sparring.common.model.optimise.Schedule;
import org.sparring.common.model.optimise.Sgd;

/**
 * ND4J's form of an optimiser.
 *
 * @param updater the rule
 * @param decay decoupled decay of matrices
 */
record Updaters(IUpdater updater, double decay) {

  /**
   * The same rule in ND4J, whose Adam adds epsilon to the root of the second moment before that is
   * corrected for its start.
   *
   * @throws UserException where ND4J has none: clipping by the global norm, momentum
   */
  static Updaters of(Optimiser optimiser, Schedule schedule, long total) {
    if (optimiser instanceof AdamW adam && adam.clipNorm() == 0) {
      var rate = new RateSchedule(adam.learningRate(), schedule, total);
      var rule =
          Adam.builder()
              .learningRateSchedule(rate)
              .beta1(adam.beta1())
              .beta2(adam.beta2())
              .epsilon(adam.epsilon())
              .build();
      return new Updaters(rule, adam.weightDecay());
    }
    if (optimiser instanceof Sgd sgd && sgd.clipNorm() == 0 && sgd.momentum() == 0) {
      var rate = new RateSchedule(sgd.learningRate(), schedule, total);
      return new Updaters(new org.nd4j.linalg.learning.config.Sgd(rate), 0);
    }
    throw UserException.settings(
        "averaging.by = dl4j knows `adamw` and `sgd` without momentum, and cannot clip by the"
            + " global norm: set clip_norm: 0, or use averaging.by = slices");
  }
}
