package org.sparring.jobs.adjust;

import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Best of n: keeps the response with the greatest reward, by weights and ranks.
 *
 * <p>The part {@value #PART} records the bound of the divergence; n counts the members that could
 * be scored and whose weight is not 0. Where there is none, nothing is kept.
 */
@About(
    value =
        "Keeps the response of each group with the greatest reward, the first of equals; it gets"
            + " rank 0, the others rank 1 and weight 0. It records how far such a choice is from"
            + " the policy at most.",
    formula = "w_i = 1 where i = argmax R, else 0; KL <= log n - (n - 1) / n",
    paper =
        "Stiennon et al. 2020, Learning to summarize from human feedback, appendix G.3; a bound"
            + " where rewards tie: Beirami et al. 2024")
public record KeepBest() implements Shaping {
  static final String PART = "best_of_n_kl";

  /** The divergence of the best of n from the policy, in nats, where no two rewards are equal. */
  public static double divergence(int n) {
    return Math.log(n) - (n - 1.0) / n;
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    int best = -1;
    int choices = 0;
    int[] ranks = new int[group.size()];
    for (int i = 0; i < group.size(); i++) {
      Scored member = group.get(i);
      boolean choice = member.scorable() && member.weight() > 0;
      ranks[i] = choice ? 1 : -1;
      choices += choice ? 1 : 0;
      if (choice && (best < 0 || member.total() > group.get(best).total())) {
        best = i;
      }
    }
    if (best < 0) {
      return group.map(each -> Reshaped.weight(each, 0));
    }
    ranks[best] = 0;
    double bound = divergence(choices);
    int[] next = {0};
    return group
        .map(each -> Reshaped.reward(each, each.reward(), PART, bound))
        .map(each -> ranks[next[0]++] == 0 ? each : Reshaped.weight(each, 0))
        .ranked(new Preference.Ranks(ranks));
  }
}
