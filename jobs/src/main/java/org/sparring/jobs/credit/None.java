package org.sparring.jobs.credit;

import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.Credit;

/** No credit: advantage 0 everywhere, for losses that read preferences or imitate. */
public record None() implements Credit {
  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    return group.map(scored -> Even.credit(scored, 0));
  }
}
