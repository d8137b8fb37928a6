package org.sparring.jobs.adjust;

import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Takes the mean of a round's rewards of tokens off each of them, so that a response gains nothing
 * by the number of its segments. Place it before a KL penalty.
 *
 * <p>The part {@value #PART} is what a response lost.
 */
@About(
    value =
        "Takes the mean of all rewards of tokens in the round off each of them; tokens without a"
            + " reward stay so.",
    formula = "r_t - scale mean r over all tokens with r != 0, where r_t != 0",
    paper = "Wu et al. 2023, Fine-grained human feedback; centring is a setting of ours")
public record CentreTokens(
    @Param(value = "Share of the mean that is taken off.", or = "1.0", min = 0, max = 1)
        double scale)
    implements Shaping {
  static final String PART = "centred";

  @Override
  public double[] tally(Group<Scored> group) {
    double[] sums = new double[2];
    for (Scored member : group.members()) {
      if (member.scorable() && member.weight() > 0) {
        sums[0] += member.total();
        sums[1] += count(member);
      }
    }
    return sums;
  }

  @Override
  public double[] initial() {
    return new double[2];
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    double mean = carried[1] == 0 ? 0 : scale * carried[0] / carried[1];
    return group.map(each -> each.scorable() ? centred(each, mean) : each);
  }

  private static Scored centred(Scored scored, double mean) {
    double[] reward = scored.reward().clone();
    for (int t = 0; t < reward.length; t++) {
      reward[t] -= reward[t] == 0 ? 0 : mean;
    }
    return Reshaped.reward(scored, reward, PART, count(scored) * mean);
  }

  private static int count(Scored scored) {
    int count = 0;
    for (double each : scored.reward()) {
      count += each == 0 ? 0 : 1;
    }
    return count;
  }
}
