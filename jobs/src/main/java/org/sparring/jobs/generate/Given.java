package org.sparring.jobs.generate;

import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.common.part.About;
import org.sparring.common.part.Generator;

/** The responses of the data set. */
@About("The responses of the data set, and no samples.")
public record Given(
    @Param(
            value =
                "Whether each group also gets the response to another prompt of the same worker and"
                    + " round, under its own prompt: it is compared with and not trained.",
            or = "false")
        boolean mismatched)
    implements Generator {
  /** Groups of their own responses. */
  public Given() {
    this(false);
  }

  @Override
  public List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
    return List.of();
  }

  @Override
  public boolean given() {
    return true;
  }

  @Override
  public Set<Role> roles() {
    return mismatched ? Set.of(Role.MISMATCHED) : Set.of();
  }
}
