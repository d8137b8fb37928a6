package org.sparring.jobs.loss;

import org.sparring.common.part.Tallies;

/** The metrics that pair losses of a policy share: beta times the gain is the implicit reward. */
final class ImplicitRewards {
  private ImplicitRewards() {}

  static void note(Pair pair, double beta, double weight, Tallies log) {
    double chosen = beta * pair.chosen().gain();
    double rejected = beta * pair.rejected().gain();
    log.add("rewards/chosen", chosen, weight)
        .add("rewards/rejected", rejected, weight)
        .add("rewards/margins", chosen - rejected, weight)
        .add("rewards/accuracies", chosen > rejected ? 1 : 0, weight)
        .add("logps/chosen", pair.chosen().live(), weight)
        .add("logps/rejected", pair.rejected().live(), weight);
  }
}
