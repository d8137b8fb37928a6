package org.sparring.jobs.adjust;

import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Rewards responses that are sure where they are good, and unsure where they are not.
 *
 * <p>What it adds goes on the last token. Place it after the reward is clipped and before a KL
 * penalty. Its parts are {@value #PART}, what it added, and {@value #AVERAGE}.
 */
@About(
    value = "Adds to rewards of what is good and sure, or bad and unsure; else takes off.",
    formula =
        "A = rate mean R + (1 - rate) A; threshold: R + weight |R| (s - 1/2), minus where R < A;"
            + " difference: R + weight (R - A) (s - 1/2); s is the confidence",
    paper = "Leng et al. 2024, Taming overconfidence in LLMs: reward calibration in RLHF")
public record Calibrate(
    @Param(value = "How much is added: threshold or difference.", or = "threshold") By by,
    @Param(value = "Factor of what is added.", or = "0.5", min = 0) double weight,
    @Param(
            value = "Share of a round's mean in the average.",
            or = "0.1",
            min = 0,
            max = 1,
            above = true)
        double rate,
    @Param(value = "The average before any round.", or = "0.0") double start,
    @Param(value = "The reward that says how sure, from 0 to 1.", or = "stated_confidence")
        String confidence)
    implements Shaping {
  static final String PART = "calibration";
  static final String AVERAGE = "reward_average";

  /** How much is added at full confidence. */
  public enum By {
    /** In proportion to the reward. */
    THRESHOLD {
      @Override
      double unit(double reward, double average) {
        return reward >= average ? Math.abs(reward) : -Math.abs(reward);
      }
    },
    /** In proportion to the distance from the average. */
    DIFFERENCE {
      @Override
      double unit(double reward, double average) {
        return reward - average;
      }
    };

    abstract double unit(double reward, double average);
  }

  @Override
  public double[] tally(Group<Scored> group) {
    double[] sums = new double[2];
    for (Scored member : group.members()) {
      if (member.scorable()) {
        sums[0] += member.total();
        sums[1]++;
      }
    }
    return sums;
  }

  @Override
  public double[] initial() {
    return new double[] {start};
  }

  @Override
  public double[] next(double[] carried, double[] total) {
    double average = carried[0];
    return new double[] {
      total[1] == 0 ? average : rate * total[0] / total[1] + (1 - rate) * average
    };
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(each -> calibrated(each, carried[0]));
  }

  private Scored calibrated(Scored scored, double average) {
    double sure = scored.part(confidence);
    if (!scored.scorable() || scored.reward().length == 0 || Double.isNaN(sure)) {
      return scored;
    }
    double[] reward = scored.reward().clone();
    double added = weight * by.unit(scored.total(), average) * (sure - 1.0 / 2);
    reward[reward.length - 1] += added;
    return Reshaped.reward(Reshaped.reward(scored, reward, PART, added), reward, AVERAGE, average);
  }
}
