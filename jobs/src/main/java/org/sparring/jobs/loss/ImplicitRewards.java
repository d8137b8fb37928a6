package org.sparring.jobs.loss;

import org.sparring.common.part.Tallies;

/** The metrics that losses with a reference share: beta times the gain is the implicit reward. */
final class ImplicitRewards {
  private ImplicitRewards() {}

  static void note(Pair pair, double beta, double weight, Tallies log) {
    double chosen = beta * pair.chosenGain();
    double rejected = beta * pair.rejectedGain();
    log.add("rewards/chosen", chosen, weight)
        .add("rewards/rejected", rejected, weight)
        .add("rewards/margins", chosen - rejected, weight)
        .add("rewards/accuracies", chosen > rejected ? 1 : 0, weight)
        .add("logps/chosen", pair.chosen(), weight)
        .add("logps/rejected", pair.rejected(), weight);
  }
}
