package org.sparring.jobs.credit;

import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/** The reward above the mean of the others. */
@About(
    value =
        "The reward above the mean of the group's other rewards, the same at every token; members "
            + "that could not be scored are left out and get advantage 0, as does a group of one.",
    formula = "A_i = R_i - sum_{j != i} R_j / (n - 1); n members could be scored",
    paper =
        "Ahmadian et al. 2024, Back to basics: revisiting REINFORCE-style optimization for learning"
            + " from human feedback in LLMs, RLOO; Kool et al. 2019, Buy 4 REINFORCE samples, get a"
            + " baseline for free")
public record LeaveOneOut() implements Credit {
  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    double sum = 0;
    int scored = 0;
    for (Scored member : group.members()) {
      if (member.scorable()) {
        sum += member.total();
        scored++;
      }
    }
    double all = sum;
    int others = scored - 1;
    return group.map(
        member ->
            Even.credit(
                member,
                others > 0 && member.scorable()
                    ? member.total() - (all - member.total()) / others
                    : 0));
  }
}
