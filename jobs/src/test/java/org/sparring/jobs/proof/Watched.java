package org.sparring.jobs.proof;

import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.part.Follow;

/** A copy that never moves. The loop asks it between the manifests of average and round. */
public record Watched(
    @Param(value = "The model that it is a copy of.", or = "policy") String leader)
    implements Follow {
  @Override
  public boolean moves(Progress progress) {
    Death.at(Death.Point.AFTER_AVERAGE, progress.round());
    return false;
  }

  @Override
  public float[] next(float[] self, float[] leader, Progress progress) {
    return self;
  }
}
