package org.sparring.jobs.generate;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.common.part.About;
import org.sparring.common.part.Generator;

/** The responses of the data set. */
@About("The responses of the data set, and no samples.")
public record Given() implements Generator {
  @Override
  public List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
    return List.of();
  }

  @Override
  public boolean given() {
    return true;
  }
}
