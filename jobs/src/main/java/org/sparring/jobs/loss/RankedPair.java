package org.sparring.jobs.loss;

import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;

/**
 * The pair that a group is reduced to: the best member against the worst.
 *
 * <p>In a group of two that is the pair itself. Ties among the best or the worst are settled by the
 * order of the members; unranked members are left out, and so are members of weight 0.
 *
 * @param chosen index of the first member of the lowest rank
 * @param rejected index of the first member of the highest rank
 * @param weight the lesser of both members' weights
 * @param strength how much better the chosen one is; NaN where the data do not say
 */
public record RankedPair(int chosen, int rejected, double weight, double strength) {

  /** The pairs of a group: none where no member is strictly better than another. */
  public static List<RankedPair> all(Group<Credited> group) {
    if (!(group.preference() instanceof Preference.Ranks ranks)) {
      return List.of();
    }
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
    double weight = Math.min(group.get(best).weight(), group.get(worst).weight());
    return List.of(new RankedPair(best, worst, weight, ranks.strength()));
  }
}
