package org.sparring.jobs.adjust;

import java.util.Arrays;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.part.About;

/** Takes the round's mean off the advantages; sequences count alike, whatever their length. */
@About(
    value =
        "Takes the mean over the round's sequences off every advantage; sequences of weight 0, and"
            + " those without a trained token, are left out of the mean.",
    formula = "A_t -= mean_i A_i; A_i is the mean over the trained tokens of sequence i",
    paper = "Xu et al. 2024, The perfect blend: redefining RLHF with mixture of judges, CRPG")
public record Centre() implements Normalising {
  /** Number of sequences and the sum of their mean advantages. */
  @Override
  public double[] tally(Group<Credited> group) {
    double[] sums = new double[2];
    for (Credited member : group.members()) {
      int tokens = member.rollout().trainedTokens();
      if (member.weight() != 0 && tokens > 0) {
        double sum = 0;
        for (int t = 0; t < member.length(); t++) {
          sum += member.rollout().trained(t) ? member.advantage()[t] : 0;
        }
        sums[0]++;
        sums[1] += sum / tokens;
      }
    }
    return sums;
  }

  @Override
  public Group<Credited> apply(Group<Credited> group, double[] carried, long draw) {
    double mean = carried[0] == 0 ? 0 : carried[1] / carried[0];
    return group.map(
        each ->
            new Credited(
                each.scored(),
                Arrays.stream(each.advantage()).map(a -> a - mean).toArray(),
                each.target()));
  }
}
