package org.sparring.jobs.credit;

import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/** No credit. */
@About(value = "No credit: for losses that read preferences or imitate.", formula = "A_t = 0")
public record None() implements Credit {
  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    return group.map(scored -> Even.credit(scored, 0));
  }
}
