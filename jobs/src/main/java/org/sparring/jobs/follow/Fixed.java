package org.sparring.jobs.follow;

import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.part.Follow;

/** Starts as a copy of another model and never moves again. */
public record Fixed(@Param(value = "The model that it is a copy of.", or = "policy") String leader)
    implements Follow {
  @Override
  public float[] next(float[] self, float[] leader, Progress progress) {
    return self;
  }
}
