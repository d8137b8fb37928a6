package org.sparring.jobs.follow;

import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.part.About;
import org.sparring.common.part.Follow;

/** A copy that never moves. */
@About(
    value = "Starts as a copy of another model and never moves again.",
    formula = "theta_k+1 = theta_k")
public record Fixed(@Param(value = "The model that it is a copy of.", or = "policy") String leader)
    implements Follow {
  @Override
  public boolean still() {
    return true;
  }

  @Override
  public boolean moves(Progress progress) {
    return false;
  }

  @Override
  public float[] next(float[] self, float[] leader, Progress progress) {
    return self;
  }
}
