package org.sparring.jobs.adjust;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Preference.Comparison;
import org.sparring.common.data.Role;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** Names the pairs of statements that a loss of pairs compares. */
@About(
    value =
        "Names as pairs what a generator states two by two about given responses: the first of two"
            + " is the better one. Nothing else of a group is compared.",
    formula = "s_1 over s_2, s_3 over s_4, ...; with given also the best response over the worst",
    paper =
        "Leng et al. 2024, Taming overconfidence in LLMs; Xu et al. 2025, A unified pairwise"
            + " framework for RLHF")
public record PairStatements(
    @Param(
            value = "Whether the best given response is compared with the worst one too.",
            or = "false")
        boolean given)
    implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    int[] stated =
        IntStream.range(0, group.size())
            .filter(m -> group.get(m).rollout().role() == Role.STATEMENT)
            .toArray();
    List<Comparison> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < stated.length; i += 2) {
      pairs.add(new Comparison(stated[i], stated[i + 1], 1, Double.NaN));
    }
    if (given && group.preference() instanceof Preference.Ranks ranks) {
      extremes(ranks.of(), pairs);
    }
    return group.ranked(new Preference.Pairs(pairs));
  }

  private static void extremes(int[] ranks, List<Comparison> pairs) {
    int best = -1;
    int worst = -1;
    for (int m = 0; m < ranks.length; m++) {
      if (ranks[m] >= 0) {
        best = best < 0 || ranks[m] < ranks[best] ? m : best;
        worst = worst < 0 || ranks[m] > ranks[worst] ? m : worst;
      }
    }
    if (best >= 0 && ranks[best] < ranks[worst]) {
      pairs.add(new Comparison(best, worst, 1, Double.NaN));
    }
  }
}
