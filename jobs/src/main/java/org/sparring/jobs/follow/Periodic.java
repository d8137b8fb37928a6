package org.sparring.jobs.follow;

import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.part.About;
import org.sparring.common.part.Follow;

/** A copy that is renewed now and then. */
@About(
    value = "Becomes a copy of its leader at the end of every few rounds, and rests between.",
    formula = "theta_k+1 = leader_k+1 where every divides k + 1, else theta_k",
    paper =
        "Shao et al. 2024, DeepSeekMath, section 4.1.4; Gorbatovski et al. 2024, Learn your"
            + " reference model for real good alignment, the hard update of TR-DPO")
public record Periodic(
    @Param(value = "The model that it copies.", or = "policy") String leader,
    @Param(value = "Rounds from one copy to the next.", or = "10", min = 1) int every)
    implements Follow {

  @Override
  public boolean moves(Progress progress) {
    return (progress.round() + 1) % every == 0;
  }

  @Override
  public float[] next(float[] self, float[] leader, Progress progress) {
    return leader;
  }
}
