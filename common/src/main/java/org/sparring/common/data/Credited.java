package org.sparring.common.data;

import java.io.Serializable;

/**
 * A scored rollout with its credit.
 *
 * @param scored the rollout and its reward
 * @param advantage advantage per token, T numbers
 * @param target target of the value function per token, T numbers, or empty without a critic
 */
public record Credited(Scored scored, double[] advantage, double[] target) implements Serializable {
  public Rollout rollout() {
    return scored.rollout();
  }

  public double weight() {
    return scored.weight();
  }

  public int length() {
    return scored.rollout().length();
  }
}
