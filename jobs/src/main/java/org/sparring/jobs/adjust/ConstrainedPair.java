package org.sparring.jobs.adjust;

import java.util.Arrays;
import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * A pair out of a group: what keeps the constraints against what breaks them.
 *
 * <p>Of equal rewards the first counts. Anchors are never chosen.
 */
@About(
    value =
        "Ranks the sample with the greatest reward among those that keep all constraints above the"
            + " one with the least among those that break one, or among all where none does; the"
            + " others get weight 0, and so does a group in which no sample keeps them.",
    formula = "y+ = argmax r where J = 1; y- = argmin r where J = 0, else argmin r",
    paper = "Xu et al. 2024, The perfect blend: redefining RLHF with mixture of judges, CODPO")
public record ConstrainedPair(
    @Param(value = "Names of the rewards that judge.", or = "[]") List<String> judges)
    implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    int chosen = -1;
    int broken = -1;
    int least = -1;
    for (int i = 0; i < group.size(); i++) {
      if (!choice(group.get(i))) {
        continue;
      }
      boolean kept = new Judges(judges).satisfied(group.get(i));
      chosen = kept && (chosen < 0 || gap(group, i, chosen) > 0) ? i : chosen;
      broken = !kept && (broken < 0 || gap(group, i, broken) < 0) ? i : broken;
      least = least < 0 || gap(group, i, least) < 0 ? i : least;
    }
    return ranked(group, chosen, broken < 0 ? least : broken);
  }

  private boolean choice(Scored scored) {
    return scored.rollout().role() != Role.ANCHOR
        && scored.scorable()
        && scored.weight() > 0
        && new Judges(judges).known(scored);
  }

  private static double gap(Group<Scored> group, int one, int other) {
    return group.get(one).total() - group.get(other).total();
  }

  private static Group<Scored> ranked(Group<Scored> group, int chosen, int rejected) {
    boolean pair = chosen >= 0 && chosen != rejected;
    int[] ranks = new int[group.size()];
    Arrays.fill(ranks, -1);
    if (pair) {
      ranks[chosen] = 0;
      ranks[rejected] = 1;
    }
    int[] next = {0};
    return group
        .map(each -> ranks[next[0]++] < 0 ? Reshaped.weight(each, 0) : each)
        .ranked(new Preference.Ranks(ranks));
  }
}
