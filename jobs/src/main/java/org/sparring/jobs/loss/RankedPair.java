package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;

/**
 * A pair of a group: of a ranked group the best member against the worst, of a group of comparisons
 * each of them.
 *
 * <p>In a ranked group of two that is the pair itself. Ties among the best or the worst are settled
 * by the order of the members; unranked members are left out, and so are members of weight 0.
 *
 * @param chosen index of the first member of the lowest rank
 * @param rejected index of the first member of the highest rank
 * @param weight the lesser of both members' weights, times that of their comparison
 * @param strength how much better the chosen one is; NaN where the data do not say
 */
public record RankedPair(int chosen, int rejected, double weight, double strength) {

  /** The pairs of a group: none where no member is strictly better than another. */
  public static List<RankedPair> all(Group<Credited> group) {
    if (group.preference() instanceof Preference.Pairs pairs) {
      return compared(group, pairs);
    }
    return group.preference() instanceof Preference.Ranks ranks
        ? extremes(group, ranks)
        : List.of();
  }

  private static List<RankedPair> compared(Group<Credited> group, Preference.Pairs pairs) {
    List<RankedPair> all = new ArrayList<>();
    for (Preference.Comparison each : pairs.of()) {
      double weight = each.weight() * lesser(group, each.better(), each.worse());
      if (weight > 0) {
        all.add(new RankedPair(each.better(), each.worse(), weight, each.strength()));
      }
    }
    return all;
  }

  private static List<RankedPair> extremes(Group<Credited> group, Preference.Ranks ranks) {
    int best = -1;
    int worst = -1;
    for (int m = 0; m < group.size(); m++) {
      int rank = ranks.of()[m];
      if (rank < 0 || group.get(m).weight() == 0) {
        continue;
      }
      best = best < 0 || rank < ranks.of()[best] ? m : best;
      worst = worst < 0 || rank > ranks.of()[worst] ? m : worst;
    }
    if (best < 0 || ranks.of()[best] == ranks.of()[worst]) {
      return List.of();
    }
    return List.of(new RankedPair(best, worst, lesser(group, best, worst), ranks.strength()));
  }

  private static double lesser(Group<Credited> group, int one, int other) {
    return Math.min(group.get(one).weight(), group.get(other).weight());
  }
}
