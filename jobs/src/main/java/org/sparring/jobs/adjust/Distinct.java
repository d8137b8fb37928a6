package org.sparring.jobs.adjust;

import java.util.HashSet;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** Keeps one of equal responses, and no more than so many of a group. */
@About(
    value =
        "Keeps the first of responses with the same text, and at most so many of a group; the"
            + " others get weight 0. Place it after what keeps good responses.",
    formula = "w_i = 0 where y_i = y_j and w_j > 0 for some j < i",
    paper =
        "Zhao et al. 2025, Echo chamber: RL post-training amplifies behaviors learned in"
            + " pretraining, in the form of their code; the cap is ours, for easy prompts")
public record Distinct(
    @Param(value = "Most responses that a group keeps; 0 keeps all.", or = "0", min = 0) int most)
    implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    Set<String> kept = new HashSet<>();
    return group.map(each -> keep(each, kept) ? each : Reshaped.weight(each, 0));
  }

  private boolean keep(Scored scored, Set<String> kept) {
    boolean room = most == 0 || kept.size() < most;
    return scored.weight() > 0 && room && kept.add(scored.rollout().text());
  }
}
