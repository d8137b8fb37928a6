package org.sparring.jobs.follow;

import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.part.About;
import org.sparring.common.part.Follow;

/** A moving average of the leader's parameters; taken in double. */
@About(
    value =
        "Moves a part of the way to its leader at the end of every round, or of every few rounds.",
    formula = "theta_k+1 = keep theta_k + (1 - keep) leader_k+1",
    paper =
        "Gorbatovski et al. 2024, Learn your reference model for real good alignment, the soft"
            + " update of TR-DPO: keep 0.4")
public record Ema(
    @Param(value = "The model that it follows.", or = "policy") String leader,
    @Param(value = "Share of its own parameters that it keeps.", or = "0.99", min = 0, max = 1)
        double keep,
    @Param(value = "Rounds from one move to the next.", or = "1", min = 1) int every)
    implements Follow {

  @Override
  public boolean moves(Progress progress) {
    return (progress.round() + 1) % every == 0;
  }

  @Override
  public float[] next(float[] self, float[] leader, Progress progress) {
    float[] next = new float[self.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) (keep * self[i] + (1 - keep) * leader[i]);
    }
    return next;
  }
}
