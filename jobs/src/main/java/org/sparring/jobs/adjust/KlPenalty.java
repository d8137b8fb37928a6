package org.sparring.jobs.adjust;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;

/**
 * The log-ratio of two stored rows at the trained tokens, and what it costs.
 *
 * @param own log-probabilities of the model that sampled
 * @param held log-probabilities of the model that it is held to
 */
record KlPenalty(Row own, Row held) {
  static KlPenalty of(String model, String reference) {
    return new KlPenalty(Row.logProb(model), Row.logProb(reference));
  }

  Set<Row> reads() {
    return Collections.unmodifiableSet(new TreeSet<>(List.of(own, held)));
  }

  /** The summed log-ratio of a sequence, in nats. */
  double divergence(Rollout rollout) {
    double sum = 0;
    for (int t = 0; t < rollout.length(); t++) {
      sum += rollout.trained(t) ? gap(rollout, t) : 0;
    }
    return sum;
  }

  /** With the penalty taken off each trained token, and both sums among the parts. */
  Scored charge(Scored scored, double beta) {
    Rollout rollout = scored.rollout();
    double[] reward = scored.reward().clone();
    for (int t = 0; t < reward.length; t++) {
      if (rollout.trained(t)) {
        reward[t] -= beta * gap(rollout, t);
      }
    }
    double sum = divergence(rollout);
    Scored shaped = Reshaped.reward(scored, reward, KlInReward.KL, sum);
    return Reshaped.reward(shaped, reward, KlInReward.PENALTY, -beta * sum);
  }

  private double gap(Rollout rollout, int t) {
    return rollout.row(own)[t] - rollout.row(held)[t];
  }
}
