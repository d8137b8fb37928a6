package org.sparring.jobs.adjust;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;

/**
 * Rewards above an anchor, where constraints are kept.
 *
 * <p>The reward so far is the reward model's; the judges' own weights should be 0. The part {@value
 * #PART} records whether the judges are content. Without an anchor, or where a judge failed, a
 * member gets weight 0.
 */
@About(
    value =
        "Turns the reward into the probability that the response beats its group's anchor, and into"
            + " 0 where a judge says that a constraint is broken, or where the response is too far"
            + " from the reference. The anchor gets weight 0; with fallback it keeps its place"
            + " where every sample is worth 0.",
    formula =
        "R = J sigma(r - r_anchor) K; J = 1 where all judges give 0.5 or more, else 0; kl = sum_t"
            + " (log pi_old - log pi_ref); soft: K = max(0, 1 - kl / kl_max); hard: K = 1 where kl"
            + " <= kl_max, else 0",
    paper =
        "Xu et al. 2024, The perfect blend: redefining RLHF with mixture of judges, CRPG, CRRAFT")
public record Constrained(
    @Param(value = "Names of the rewards that judge.", or = "[]") List<String> judges,
    @Param(value = "Largest divergence of a response, in nats.", or = "5.0", min = 0, above = true)
        double klMax,
    @Param(value = "How the divergence counts: soft or hard.", or = "soft") Bound bound,
    @Param(value = "Whether the anchor stands in where no sample is worth anything.", or = "false")
        boolean fallback,
    @Param(value = "The model that sampled.", or = "policy") String model,
    @Param(value = "The model that it is held to.", or = "reference") String reference)
    implements Shaping, Referenced {
  static final String PART = "constraints";

  /** How a reward falls with the divergence. */
  public enum Bound {
    /** Linearly, to 0 at the largest one. */
    SOFT {
      @Override
      double share(double kl, double most) {
        return Math.max(0, 1 - kl / most);
      }
    },
    /** Not at all up to the largest one. */
    HARD {
      @Override
      double share(double kl, double most) {
        return kl <= most ? 1 : 0;
      }
    };

    abstract double share(double kl, double most);
  }

  @Override
  public Set<Row> reads() {
    return KlPenalty.of(model, reference).reads();
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    double anchor = anchor(group).map(Scored::total).orElse(Double.NaN);
    Group<Scored> judged = group.map(each -> judge(each, anchor));
    boolean none =
        judged.members().stream()
            .allMatch(each -> isAnchor(each) || each.weight() == 0 || each.total() == 0);
    return judged.map(
        each -> isAnchor(each) && !(fallback && none) ? Reshaped.weight(each, 0) : each);
  }

  private static Optional<Scored> anchor(Group<Scored> group) {
    return group.members().stream().filter(Constrained::isAnchor).findFirst();
  }

  private static boolean isAnchor(Scored scored) {
    return scored.rollout().role() == Role.ANCHOR;
  }

  private Scored judge(Scored scored, double anchor) {
    Judges of = new Judges(judges);
    double gap = scored.total() - anchor;
    double[] reward = new double[scored.reward().length];
    if (Double.isNaN(gap) || !of.known(scored) || reward.length == 0) {
      return Reshaped.weight(scored, 0);
    }
    double kl = KlPenalty.of(model, reference).divergence(scored.rollout());
    boolean kept = of.satisfied(scored);
    double worth = kept ? bound.share(kl, klMax) / (1 + Math.exp(-gap)) : 0;
    reward[reward.length - 1] = worth;
    return Reshaped.reward(scored, reward, PART, kept ? 1 : 0);
  }
}
