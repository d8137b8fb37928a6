package org.sparring.jobs.credit;

import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/** The reward itself. */
@About(
    value =
        "The reward of the whole response, the same at every token and above no baseline; what"
            + " could not be scored gets 0.",
    formula = "A_t = R",
    paper =
        "Williams 1992, Simple statistical gradient-following algorithms for connectionist"
            + " reinforcement learning")
public record Outcome() implements Credit {
  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    return group.map(each -> Even.credit(each, each.scorable() ? each.total() : 0));
  }
}
