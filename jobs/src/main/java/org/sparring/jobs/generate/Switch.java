package org.sparring.jobs.generate;

import org.sparring.common.data.Rollout;
import org.sparring.common.random.Draw;

/** Where one writer takes over from another. */
final class Switch {
  private Switch() {}

  /** Length of the piece that stays, uniform on 1 .. T - 1; the whole of a single token. */
  static int at(Rollout rollout, Draw draw) {
    return rollout.length() > 1 ? 1 + draw.below(rollout.length() - 1, 1) : rollout.length();
  }
}
