package org.sparring.jobs.credit;

import org.sparring.common.data.Credited;
import org.sparring.common.data.Scored;

/**
 * Sums of temporal-difference errors (Schulman et al. 2016, equation 16).
 *
 * @param gamma discount per token
 * @param lambda decay of the weights of later errors
 */
record Errors(double gamma, double lambda) {
  /**
   * Advantages of T tokens.
   *
   * @param reward reward of each token
   * @param values value before each token
   * @param after value after the last one
   */
  double[] advantages(double[] reward, double[] values, double after) {
    double[] advantage = new double[values.length];
    double next = after;
    double later = 0;
    for (int t = values.length - 1; t >= 0; t--) {
      double error = reward[t] + gamma * next - values[t];
      later = error + gamma * lambda * later;
      advantage[t] = later;
      next = values[t];
    }
    return advantage;
  }

  /** Targets of the values: advantages and values added up. */
  static double[] targets(double[] advantage, double[] values) {
    double[] target = new double[values.length];
    for (int t = 0; t < target.length; t++) {
      target[t] = advantage[t] + values[t];
    }
    return target;
  }

  /** What could not be scored: no advantage, its own values as targets, and weight 0. */
  static Credited dropped(Scored scored, double[] values) {
    Scored none = new Scored(scored.rollout(), scored.reward(), scored.parts(), 0);
    return new Credited(none, new double[values.length], values.clone());
  }
}
