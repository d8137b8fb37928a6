package org.sparring.jobs.follow;

import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.part.About;
import org.sparring.common.part.Follow;

/** A mixture of two models' parameters that never moves; taken in double. */
@About(
    value = "Begins as the average of its own source and of its leader, and never moves again.",
    formula = "theta = share own + (1 - share) leader",
    paper = "Chegini et al. 2024, SALSA: Soup-based alignment learning for stronger adaptation")
public record Soup(
    @Param(value = "The model that it is mixed with, as that begins.", or = "policy") String leader,
    @Param(value = "Share of its own source.", or = "0.5", min = 0, max = 1) double share)
    implements Follow {
  @Override
  public boolean mixes() {
    return true;
  }

  @Override
  public float[] first(float[] own, float[] leader) {
    float[] first = new float[own.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) (share * own[i] + (1 - share) * leader[i]);
    }
    return first;
  }

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
