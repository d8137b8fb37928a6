package org.sparring.common.data;

/**
 * An episode in an environment: one row per move.
 *
 * @param observation T x observation size
 * @param action T x action size
 * @param legal T x number of actions, or empty where every action is legal
 */
public record Moves(float[][] observation, float[][] action, boolean[][] legal) implements Trace {
  @Override
  public int length() {
    return observation.length;
  }
}
