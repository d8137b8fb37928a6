package org.sparring.jobs.adjust;

import java.util.Arrays;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** Ranks a group; the strength of its order is what the best number exceeds the least by. */
@About(
    value =
        "Ranks the members of a group by their rewards, or by the mean odds that a judge gives"
            + " them; equal numbers are ties. What could not be scored, or has no weight, stays"
            + " unranked.",
    formula = "rank_i = number of different rewards above R_i",
    paper = "Guo et al. 2024, Direct language model alignment from online AI feedback")
public record Rank(@Param(value = "What orders them: reward or odds.", or = "reward") By by)
    implements Shaping {

  /** The number that orders a group. */
  public enum By {
    REWARD {
      @Override
      double of(Group<Scored> group, int member) {
        return group.get(member).total();
      }
    },
    ODDS {
      @Override
      double of(Group<Scored> group, int member) {
        return group.preference() instanceof Preference.Odds odds
            ? Arrays.stream(odds.beats()[member])
                .filter(each -> !Double.isNaN(each))
                .average()
                .orElse(Double.NaN)
            : Double.NaN;
      }
    };

    abstract double of(Group<Scored> group, int member);
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    double[] numbers = new double[group.size()];
    for (int m = 0; m < numbers.length; m++) {
      numbers[m] = group.get(m).weight() > 0 ? by.of(group, m) : Double.NaN;
    }
    double[] levels =
        Arrays.stream(numbers).filter(each -> !Double.isNaN(each)).sorted().distinct().toArray();
    int[] ranks = new int[numbers.length];
    for (int m = 0; m < ranks.length; m++) {
      int level = Arrays.binarySearch(levels, numbers[m]);
      ranks[m] = Double.isNaN(numbers[m]) ? -1 : levels.length - 1 - level;
    }
    double strength = levels.length == 0 ? Double.NaN : levels[levels.length - 1] - levels[0];
    return group.ranked(new Preference.Ranks(ranks, strength));
  }
}
