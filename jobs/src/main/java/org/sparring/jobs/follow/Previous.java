package org.sparring.jobs.follow;

import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.part.About;
import org.sparring.common.part.Follow;

/** The leader one round ago. In the first round both are the same. */
@About(
    value = "Is what its leader was one round ago; in the first round both are the same.",
    formula = "theta_k+1 = leader_k",
    paper = "Tomar et al. 2020, Mirror descent policy optimization")
public record Previous(@Param(value = "The model that it follows.", or = "policy") String leader)
    implements Follow {
  @Override
  public boolean lags() {
    return true;
  }

  @Override
  public float[] next(float[] self, float[] leader, Progress progress) {
    return leader;
  }
}
