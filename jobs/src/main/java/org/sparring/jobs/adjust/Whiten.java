package org.sparring.jobs.adjust;

import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.part.About;

/**
 * Whitens advantages over the round.
 *
 * <p>The moments come from sums and sums of squares in double: their relative error is about 1e-15
 * (mean^2 / var + 1), far below what advantages need.
 */
@About(
    value = "Whitens or centres advantages over the round's trained tokens of weight above 0.",
    formula = "A = (A - mean) / sqrt(var + 1e-8); without scale A = A - mean",
    paper =
        "Huang et al. 2024, The N+ implementation details of RLHF with PPO; the unbiased "
            + "variance is TRL's, the biased one that of lm-human-preference-details")
public record Whiten(
    @Param(value = "Whether the mean becomes 0; otherwise it stays as it is.", or = "true")
        boolean shiftMean,
    @Param(value = "Whether the variance has Bessel's correction.", or = "true") boolean unbiased,
    @Param(value = "Whether the variance becomes 1; otherwise it stays as it is.", or = "true")
        boolean scale,
    @Param(value = "What counts alike in the moments: token or sequence.", or = "token") Over over)
    implements Normalising {
  private static final double FLOOR = 1e-8;

  /** What counts alike. */
  public enum Over {
    TOKEN {
      @Override
      double share(Credited member) {
        return 1;
      }
    },
    SEQUENCE {
      @Override
      double share(Credited member) {
        return 1.0 / Math.max(1, member.rollout().trainedTokens());
      }
    };

    /** What a trained token of a member counts. */
    abstract double share(Credited member);
  }

  /** Over tokens, to a variance of 1. */
  public Whiten(boolean shiftMean, boolean unbiased) {
    this(shiftMean, unbiased, true, Over.TOKEN);
  }

  @Override
  public double[] tally(Group<Credited> group) {
    double[] moments = new double[3];
    for (Credited member : group.members()) {
      double share = over.share(member);
      for (int t = 0; member.weight() != 0 && t < member.length(); t++) {
        if (member.rollout().trained(t)) {
          double advantage = member.advantage()[t];
          moments[0] += share;
          moments[1] += share * advantage;
          moments[2] += share * advantage * advantage;
        }
      }
    }
    return moments;
  }

  @Override
  public Group<Credited> apply(Group<Credited> group, double[] carried, long draw) {
    Moments moments = Moments.ofSums(carried);
    if (moments.count() == 0) {
      return group;
    }
    double unit = scale ? Math.sqrt(moments.variance(unbiased) + FLOOR) : 1;
    double back = shiftMean ? 0 : moments.mean();
    return group.map(member -> whiten(member, moments.mean(), unit, back));
  }

  private static Credited whiten(Credited member, double mean, double unit, double back) {
    double[] advantage = member.advantage().clone();
    for (int t = 0; t < advantage.length; t++) {
      advantage[t] = (advantage[t] - mean) / unit + back;
    }
    return new Credited(member.scored(), advantage, member.target());
  }
}
