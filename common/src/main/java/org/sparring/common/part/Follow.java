package org.sparring.common.part;

import org.sparring.common.data.Progress;

/** How a model follows another at the end of a round. */
public interface Follow extends Part {
  /** The name of the model that is followed. */
  String leader();

  /** Whether it moves at the end of this round. */
  default boolean moves(Progress progress) {
    return true;
  }

  /** Whether it never moves at all, so that what it says once holds for the whole run. */
  default boolean still() {
    return false;
  }

  /** Whether the leader that it sees is the one before the round, and not the one after it. */
  default boolean lags() {
    return false;
  }

  /** Whether it begins as a mixture of its own source and of its leader. */
  default boolean mixes() {
    return false;
  }

  /** The vector that it begins with, from its own source's and the leader's first one. */
  default float[] first(float[] own, float[] leader) {
    return own;
  }

  /** The next vector, from its own and the leader's; either may be returned as it is. */
  float[] next(float[] self, float[] leader, Progress progress);
}
