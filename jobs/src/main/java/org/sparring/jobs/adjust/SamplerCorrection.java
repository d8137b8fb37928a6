package org.sparring.jobs.adjust;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.jobs.loss.MeanOver;
import org.sparring.jobs.loss.RatioOf;

/**
 * Importance weights between the distribution that drew a response and the policy that is trained.
 *
 * <p>Every policy loss is linear in a factor of its advantages that is not negative, so that the
 * weight of a token's loss is a factor of its advantage; what a loss is divided by stays, and so do
 * terms without advantages. Place it after whitening. The distribution that drew is that after
 * temperature, top-k and top-p.
 */
@About(
    value =
        "Weighs the policy's loss by the ratio between the policy's own probabilities and those"
            + " that samples were drawn with, of tokens or of whole sequences; what leaves the"
            + " range is truncated or masked. What a loss is divided by and terms without"
            + " advantages stay as they are.",
    formula =
        "A_t = v(w) A_t; w = pi_old / mu of a token or of its sequence; truncate: v = clip(w, low,"
            + " high); mask: v = w inside [low, high], else 0; drop: v = 1 inside, else 0",
    paper =
        "Yao et al. 2025, Your efficient RL framework secretly brings you off-policy RL training;"
            + " TRL masks whole sequences above 3, verl truncates tokens above 2; drop by geometric"
            + " and then truncate is OpenRLHF's seq-mask-tis")
public record SamplerCorrection(
    @Param(value = "What has a ratio: token, sequence or geometric.", or = "sequence")
        RatioOf ratio,
    @Param(value = "Beyond the range: truncate, mask or drop.", or = "mask") Beyond beyond,
    @Param(value = "Least ratio.", or = "0", min = 0) double low,
    @Param(value = "Greatest ratio.", or = "3.0", min = 0, above = true) double high,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements Normalising {

  /** What becomes of a ratio. */
  public enum Beyond {
    /** It is moved to the end of the range. */
    TRUNCATE {
      @Override
      double weight(double ratio, double low, double high) {
        return Math.max(low, Math.min(high, ratio));
      }
    },
    /** Outside the range it counts nothing. */
    MASK {
      @Override
      double weight(double ratio, double low, double high) {
        return ratio < low || ratio > high ? 0 : ratio;
      }
    },
    /** Outside the range it counts nothing, and inside it 1. */
    DROP {
      @Override
      double weight(double ratio, double low, double high) {
        return ratio < low || ratio > high ? 0 : 1;
      }
    };

    abstract double weight(double ratio, double low, double high);
  }

  @Override
  public Set<Row> reads() {
    return new TreeSet<>(List.of(Row.logProb(model), Row.logProb(Row.SAMPLER)));
  }

  @Override
  public Group<Credited> apply(Group<Credited> group, double[] carried, long draw) {
    return group.map(this::weigh);
  }

  private Credited weigh(Credited member) {
    double[] policy = member.rollout().row(Row.logProb(model));
    double[] sampler = member.rollout().row(Row.logProb(Row.SAMPLER));
    double[] advantage = member.advantage().clone();
    for (RatioOf.Action each : ratio.actions(member, policy, sampler, MeanOver.TOKEN)) {
      double weight = beyond.weight(Math.exp(each.logRatio()), low, high);
      for (int t = each.from(); t < each.to(); t++) {
        advantage[t] *= weight;
      }
    }
    return new Credited(member.scored(), advantage, member.target());
  }
}
