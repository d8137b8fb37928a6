package org.sparring.jobs.loss;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;

/**
 * The members of a group that a group loss compares.
 *
 * @param members their indices
 * @param ranks their ranks, ascending
 * @param weight the least of their weights; 0 where there is nothing to compare
 */
public record Listing(int[] members, int[] ranks, double weight) {
  private static final Listing NOTHING = new Listing(new int[0], new int[0], 0);

  /**
   * Ranked members, the best first and equal ones in their order; nothing where no member is
   * strictly better than another. Members of weight 0, without a trained token or without a rank
   * are left out.
   */
  public static Listing ranked(Group<Credited> group, Row row) {
    if (!(group.preference() instanceof Preference.Ranks ranks)) {
      return NOTHING;
    }
    List<Integer> members =
        IntStream.range(0, group.size())
            .filter(m -> ranks.of()[m] >= 0 && there(group.get(m), row))
            .boxed()
            .sorted(Comparator.comparing(m -> ranks.of()[m]))
            .toList();
    Listing listing = of(group, members, m -> ranks.of()[m]);
    int last = listing.ranks.length - 1;
    return last < 1 || listing.ranks[0] == listing.ranks[last] ? NOTHING : listing;
  }

  /**
   * All members with a reward, where there are two or more; those of weight 0 or without a trained
   * token are left out.
   */
  public static Listing all(Group<Credited> group, Row row) {
    List<Integer> members =
        IntStream.range(0, group.size())
            .filter(m -> there(group.get(m), row) && group.get(m).scored().scorable())
            .boxed()
            .toList();
    return members.size() < 2 ? NOTHING : of(group, members, m -> 0);
  }

  /** Pairs of members of which one is strictly better. */
  public int pairs() {
    int pairs = 0;
    for (int i = 0; i < ranks.length; i++) {
      for (int j = i + 1; j < ranks.length; j++) {
        pairs += ranks[i] < ranks[j] ? 1 : 0;
      }
    }
    return pairs;
  }

  private static boolean there(Credited member, Row row) {
    return member.weight() > 0 && Total.trains(member.rollout(), row);
  }

  private static Listing of(Group<Credited> group, List<Integer> members, IntUnaryOperator rank) {
    return new Listing(
        members.stream().mapToInt(m -> m).toArray(),
        members.stream().mapToInt(rank::applyAsInt).toArray(),
        members.stream().mapToDouble(m -> group.get(m).weight()).min().orElse(0));
  }
}
