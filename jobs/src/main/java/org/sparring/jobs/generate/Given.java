package org.sparring.jobs.generate;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Role;
import org.sparring.common.part.About;
import org.sparring.common.part.GivenResponses;

/** The responses of the data set. */
@About("The responses of the data set, and no samples.")
public record Given(
    @Param(
            value =
                "Whether each group also gets the response to another prompt of the same worker and"
                    + " round, under its own prompt: it is compared with and not trained.",
            or = "false")
        boolean mismatched)
    implements GivenResponses {
  /** Groups of their own responses. */
  public Given() {
    this(false);
  }

  @Override
  public Set<Role> roles() {
    return mismatched ? Set.of(Role.MISMATCHED) : Set.of();
  }
}
