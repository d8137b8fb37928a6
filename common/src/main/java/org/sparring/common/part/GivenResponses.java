package org.sparring.common.part;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;

/** A generator that samples nothing: groups are given responses, and what is made of them. */
public interface GivenResponses extends Generator {
  @Override
  default List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
    return List.of();
  }

  @Override
  default boolean given() {
    return true;
  }
}
