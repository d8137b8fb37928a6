package org.sparring.common.data;

import java.io.Serializable;
import java.util.Map;

/**
 * A rollout with its reward.
 *
 * @param rollout the sequence
 * @param reward reward per token, T numbers; a score of the whole sequence sits on the last
 * @param parts the sequence-level value of each reward and shaping term, by name
 * @param weight weight in every term; 0 drops it from the losses, yet baselines still see it
 */
public record Scored(Rollout rollout, double[] reward, Map<String, Double> parts, double weight)
    implements Serializable {

  /** The sum of the reward over the sequence. */
  public double total() {
    double sum = 0;
    for (double each : reward) {
      sum += each;
    }
    return sum;
  }

  /** The value of a reward or shaping term; NaN where there is none of this name. */
  public double part(String name) {
    return parts.getOrDefault(name, Double.NaN);
  }

  /** Whether every reward could be computed. */
  public boolean scorable() {
    return !Double.isNaN(total());
  }
}
