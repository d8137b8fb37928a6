package org.sparring.jobs.adjust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Keeps of a ranking what a model's own ranking agrees with.
 *
 * <p>Of several common subsequences the one is kept that follows the given ranking earliest; equal
 * ranks and equal means keep the order of the members.
 */
@About(
    value =
        "Keeps of a group's ranking the longest part that the policy agrees with, which ranks by"
            + " mean log-probabilities; the other members, and all where fewer than two agree,"
            + " become unranked.",
    formula = "rank = place in the longest common subsequence of both rankings",
    paper = "Hong et al. 2023, CycleAlign")
public record Agreement(
    @Param(value = "The model that ranks.", or = "policy") String model,
    @Param(value = "Least number of members that must agree.", or = "2", min = 2) int least)
    implements Shaping {

  @Override
  public Set<Row> reads() {
    return Set.of(Row.logProb(model));
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    if (!(group.preference() instanceof Preference.Ranks ranks)) {
      return group;
    }
    List<Integer> judged =
        IntStream.range(0, group.size())
            .filter(m -> ranks.of()[m] >= 0)
            .filter(m -> group.get(m).rollout().trainedTokens() > 0)
            .boxed()
            .sorted(Comparator.comparing(m -> ranks.of()[m]))
            .toList();
    List<Integer> own = new ArrayList<>(judged);
    own.sort(Comparator.comparing((Integer m) -> -mean(group.get(m).rollout())));
    List<Integer> common = CommonOrder.of(judged, own);
    int[] agreed = new int[group.size()];
    Arrays.fill(agreed, -1);
    for (int i = 0; common.size() >= least && i < common.size(); i++) {
      agreed[common.get(i)] = i;
    }
    return group.ranked(new Preference.Ranks(agreed, ranks.strength()));
  }

  private double mean(Rollout rollout) {
    double[] logProbs = rollout.row(Row.logProb(model));
    double sum = 0;
    for (int t = 0; t < logProbs.length; t++) {
      sum += rollout.trained(t) ? logProbs[t] : 0;
    }
    return sum / rollout.trainedTokens();
  }
}
