package org.sparring.jobs.adjust;

import java.util.Arrays;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** Ranks the statements of a group as they come, for a loss of rankings. */
@About(
    value =
        "Ranks what a generator states about given responses in the order in which it states it:"
            + " confidences are a sure best response, an unsure one, an unsure worst response, a"
            + " sure one. Nothing else of a group has a rank.",
    formula = "rank of s_1 is 0, of s_2 is 1, of s_3 is 2, ...",
    paper =
        "Leng et al. 2024, Taming overconfidence in LLMs: reward calibration in RLHF, the K-wise"
            + " loss of their code")
public record RankStatements() implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    int[] ranks = new int[group.size()];
    Arrays.fill(ranks, -1);
    int next = 0;
    for (int m = 0; m < ranks.length; m++) {
      if (group.get(m).rollout().role() == Role.STATEMENT) {
        ranks[m] = next++;
      }
    }
    return group.ranked(new Preference.Ranks(ranks));
  }
}
