package org.sparring.jobs.loss;

import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.part.Batch;

/** What the loss of a pair is multiplied by: a constant, taken from the policy as it is now. */
public enum Weighting {
  /** Every pair counts alike. */
  EQUAL {
    @Override
    double of(Batch batch, int group, RankedPair ranked, String model) {
      return 1;
    }
  },
  /**
   * Pairs count by how likely the policy is to write them itself: min(1, product over both of
   * exp(mean_t(log pi(y_t) - log sum_v pi(v)^2))); Zhou et al. 2024, WPO.
   */
  ON_POLICY {
    @Override
    double of(Batch batch, int group, RankedPair ranked, String model) {
      double log =
          likelihood(batch, group, ranked.chosen(), model)
              + likelihood(batch, group, ranked.rejected(), model);
      return Math.exp(Math.min(0, log));
    }
  };

  abstract double of(Batch batch, int group, RankedPair ranked, String model);

  /** How likely a response is against samples of the policy: a mean over its trained tokens. */
  private static double likelihood(Batch batch, int group, int member, String model) {
    Rollout rollout = batch.groups().get(group).get(member).rollout();
    double[] logProbs = batch.held().at(group, member, Row.logProb(model));
    double[] collisions = batch.held().at(group, member, new Row(model, Signal.COLLISION));
    double sum = 0;
    for (int t = 0; t < logProbs.length; t++) {
      sum += rollout.trained(t) ? logProbs[t] - Math.log(collisions[t]) : 0;
    }
    return sum / Math.max(1, rollout.trainedTokens());
  }
}
