package org.sparring.jobs.loss;

import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * The policy gradient on differences of rewards.
 *
 * <p>Rewards are those after shaping, so a penalty for leaving the reference is part of them. What
 * counts for a pair counts as often as the lesser of both weights.
 */
@About(
    value =
        "The policy gradient on differences of the rewards of each pair of a group, so that a shift"
            + " of a prompt's rewards changes nothing; clipped response by response, or jointly.",
    formula =
        "separate: -(1/2) sum_{i in pair} min(c_i w_i, c_i clip(w_i, 1 - epsilon, 1 + epsilon)),"
            + " c_1 = (R_1 - R_2) w_2, c_2 = (R_2 - R_1) w_1; joint: -(1/2) min(c z, c clip(z,"
            + " z_old - epsilon, z_old + epsilon)), c = (R_1 - R_2) w_1 w_2, z = log pi(y_1) - log"
            + " pi(y_2); w = pi / pi_old of a sequence; c and z_old are constants",
    paper =
        "Wu et al. 2023, Pairwise proximal policy optimization: harnessing relative feedback for"
            + " LLM alignment, section 4.2")
public record PairwiseSurrogate(
    @Param(
            value = "What is clipped: separate, each response's ratio, or joint, the pair's gap.",
            or = "joint")
        Clip clip,
    @Param(value = "How far that may move.", or = "0.2", min = 0, above = true) double epsilon,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements RelativeLoss {

  /** What is clipped. */
  public enum Clip {
    /** The ratio of each response; the other's is a constant. */
    SEPARATE {
      @Override
      PairPoint at(double epsilon, Gap gap) {
        Surrogate surrogate = Surrogate.of(epsilon);
        Point first = surrogate.at(gap.first(), gap.reward() * Ratio.of(gap.heldSecond()));
        Point second = surrogate.at(gap.second(), -gap.reward() * Ratio.of(gap.heldFirst()));
        double value = (first.value() + second.value()) / 2;
        return new PairPoint(value, first.slope() / 2, second.slope() / 2);
      }
    },
    /** The gap between both log-probabilities; both ratios are constants. */
    JOINT {
      @Override
      PairPoint at(double epsilon, Gap gap) {
        double factor = gap.reward() * Ratio.of(gap.heldFirst()) * Ratio.of(gap.heldSecond());
        double moved = gap.first() - gap.second();
        double clipped = Math.max(-epsilon, Math.min(epsilon, moved));
        boolean cut = factor * clipped < factor * moved;
        double slope = cut ? 0 : -factor / 2;
        double value = -factor * (gap.old() + (cut ? clipped : moved)) / 2;
        return new PairPoint(value, slope, -slope);
      }
    };

    /** The loss of a pair, and its slopes with respect to both log-probabilities. */
    abstract PairPoint at(double epsilon, Gap gap);
  }

  /**
   * A pair.
   *
   * @param reward how much more the first is worth than the second
   * @param first log-ratio of the first to the policy that sampled
   * @param second the same of the second
   * @param heldFirst the first log-ratio as a constant
   * @param heldSecond the second log-ratio as a constant
   * @param old log-probability of the first less that of the second when they were sampled
   */
  record Gap(
      double reward, double first, double second, double heldFirst, double heldSecond, double old) {
    static Gap of(Sequence one, Sequence two, Row row) {
      double old = one.stored(row);
      double other = two.stored(row);
      return new Gap(
          one.member().scored().total() - two.member().scored().total(),
          one.live() - old,
          two.live() - other,
          one.held() - old,
          two.held() - other,
          old - other);
    }
  }

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(row());
  }

  /** Those with a reward alone: a pair needs both. */
  @Override
  public boolean takes(Credited member) {
    return RelativeLoss.super.takes(member) && member.scored().scorable();
  }

  @Override
  public double mass(List<Credited> members) {
    double mass = 0;
    for (int i = 0; i < members.size(); i++) {
      for (int j = i + 1; j < members.size(); j++) {
        mass += weight(members.get(i), members.get(j));
      }
    }
    return mass;
  }

  @Override
  public double at(List<Sequence> sequences, double[] slopes) {
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      for (int j = i + 1; j < slopes.length; j++) {
        Sequence one = sequences.get(i);
        Sequence two = sequences.get(j);
        double weight = weight(one.member(), two.member());
        PairPoint point = clip.at(epsilon, Gap.of(one, two, row()));
        sum += weight * point.value();
        slopes[i] += weight * point.chosen();
        slopes[j] += weight * point.rejected();
      }
    }
    return sum;
  }

  @Override
  public void note(List<Sequence> sequences, Tallies log) {
    for (int i = 0; i < sequences.size(); i++) {
      for (int j = i + 1; j < sequences.size(); j++) {
        Sequence one = sequences.get(i);
        Sequence two = sequences.get(j);
        double weight = weight(one.member(), two.member());
        Gap gap = Gap.of(one, two, row());
        PairPoint point = clip.at(epsilon, gap);
        boolean still = gap.reward() != 0 && (point.chosen() == 0 || point.rejected() == 0);
        log.add("policy/gap_drift", gap.first() - gap.second(), weight)
            .add("policy/clipfrac_avg", still ? 1 : 0, weight)
            .add("reward_gap", Math.abs(gap.reward()), weight);
      }
    }
  }

  private static double weight(Credited one, Credited two) {
    return Math.min(one.weight(), two.weight());
  }
}
