package org.sparring.jobs.adjust;

import java.util.Arrays;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Normalises rewards by the history of the run, and clips them.
 *
 * <p>Rewards per token are scaled alike; the shift and what the clip cuts go on the last token.
 * Place it before a KL penalty.
 */
@About(
    value =
        "Normalises rewards by the mean and deviation of all rounds so far, this one "
            + "included, and clips them.",
    formula = "R = clip((R - mean) / std, -clip, clip)",
    paper = "Zheng et al. 2023, Secrets of RLHF in large language models, part I, equation 18")
public record RewardNormalise(
    @Param(value = "Whether the mean is taken off.", or = "true") boolean centre,
    @Param(value = "Largest size of a normalised reward.", or = "10.0", min = 0, above = true)
        double clip)
    implements Shaping {

  @Override
  public double[] tally(Group<Scored> group) {
    double[] sums = new double[3];
    for (Scored member : group.members()) {
      if (member.scorable()) {
        double total = member.total();
        sums[0]++;
        sums[1] += total;
        sums[2] += total * total;
      }
    }
    return sums;
  }

  @Override
  public double[] initial() {
    return new double[3];
  }

  /** Count, mean and squared deviations, merged with this round's sums. */
  @Override
  public double[] next(double[] carried, double[] total) {
    Moments history = new Moments(carried[0], carried[1], carried[2]);
    Moments merged = history.merge(Moments.ofSums(total));
    return new double[] {merged.count(), merged.mean(), merged.deviations()};
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    Moments moments = new Moments(carried[0], carried[1], carried[2]);
    double deviation = Math.sqrt(moments.variance(true));
    double unit = deviation > 0 ? deviation : 1;
    double shift = centre ? moments.mean() / unit : 0;
    return group.map(member -> normalise(member, unit, shift));
  }

  private Scored normalise(Scored scored, double unit, double shift) {
    double[] reward = Arrays.stream(scored.reward()).map(each -> each / unit).toArray();
    if (reward.length == 0) {
      return scored;
    }
    double scaled = Arrays.stream(reward).reduce(0, Double::sum);
    double normalised = Math.max(-clip, Math.min(clip, scaled - shift));
    reward[reward.length - 1] += normalised - scaled;
    return Reshaped.reward(scored, reward, "normalised_reward", normalised);
  }
}
