package org.sparring.jobs.adjust;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Preference.Comparison;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;

/**
 * Names the pairs of a ranked group that a loss of pairs compares.
 *
 * <p>The strength of a pair is what the reward of the one exceeds that of the other by.
 */
@About(
    value =
        "Names the pairs that a loss of pairs compares, where it would take the best and the worst"
            + " member of a group: all strict pairs, the best with each worse one, random pairs of"
            + " which no two share a member, or those and then the pairs of their winners until one"
            + " is left. A group without ranks stays as it is.",
    formula = "w = 1, or with per_prompt 1 / (number of pairs of the group)",
    paper =
        "Ouyang et al. 2022, section 3.5, for all pairs of a prompt; Liu et al. 2023, Statistical"
            + " rejection sampling improves preference optimization, for random ones (first round)"
            + " and a tournament")
public record PairUp(
    @Param(value = "Which pairs: all, best, random or tournament.", or = "all") Which of,
    @Param(value = "Whether all prompts count alike, however many pairs they have.", or = "false")
        boolean perPrompt)
    implements Shaping {

  /** Which pairs of a group are compared. */
  public enum Which {
    ALL {
      @Override
      List<int[]> pairs(List<Integer> members, int[] ranks, Draw draw) {
        List<int[]> pairs = new ArrayList<>();
        for (int i : members) {
          for (int j : members) {
            pairs.add(new int[] {i, j});
          }
        }
        return pairs;
      }
    },
    BEST {
      @Override
      List<int[]> pairs(List<Integer> members, int[] ranks, Draw draw) {
        int first = members.stream().mapToInt(m -> ranks[m]).min().orElse(0);
        int best = members.stream().filter(m -> ranks[m] == first).findFirst().orElse(-1);
        return members.stream().map(other -> new int[] {best, other}).toList();
      }
    },
    RANDOM {
      @Override
      List<int[]> pairs(List<Integer> members, int[] ranks, Draw draw) {
        List<Integer> mixed = Mixed.of(members, draw);
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < mixed.size(); i += 2) {
          pairs.add(new int[] {mixed.get(i), mixed.get(i + 1)});
          pairs.add(new int[] {mixed.get(i + 1), mixed.get(i)});
        }
        return pairs;
      }
    },
    TOURNAMENT {
      @Override
      List<int[]> pairs(List<Integer> members, int[] ranks, Draw draw) {
        List<int[]> pairs = new ArrayList<>();
        List<Integer> left = Mixed.of(members, draw);
        while (left.size() > 1) {
          List<Integer> winners = new ArrayList<>();
          for (int i = 0; i + 1 < left.size(); i += 2) {
            boolean first = ranks[left.get(i)] <= ranks[left.get(i + 1)];
            int winner = left.get(first ? i : i + 1);
            pairs.add(new int[] {winner, left.get(first ? i + 1 : i)});
            winners.add(winner);
          }
          if (left.size() % 2 == 1) {
            winners.add(left.get(left.size() - 1));
          }
          left = winners;
        }
        return pairs;
      }
    };

    /** Candidates, in both orders or the better one first; only strict ones are kept. */
    abstract List<int[]> pairs(List<Integer> members, int[] ranks, Draw draw);
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    if (!(group.preference() instanceof Preference.Ranks ranks)) {
      return group;
    }
    List<Integer> members =
        IntStream.range(0, group.size())
            .filter(m -> ranks.of()[m] >= 0 && group.get(m).weight() > 0)
            .boxed()
            .toList();
    List<int[]> kept =
        of.pairs(members, ranks.of(), new Draw(draw)).stream()
            .filter(each -> ranks.of()[each[0]] < ranks.of()[each[1]])
            .toList();
    double weight = perPrompt ? 1.0 / kept.size() : 1;
    List<Comparison> pairs = new ArrayList<>();
    for (int[] each : kept) {
      double strength = group.get(each[0]).total() - group.get(each[1]).total();
      pairs.add(new Comparison(each[0], each[1], weight, strength));
    }
    return group.ranked(new Preference.Pairs(pairs));
  }
}
