package org.sparring.jobs.evaluate;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Signal;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;
import org.sparring.jobs.adjust.AdaptiveKlInReward;
import org.sparring.jobs.adjust.KlInReward;

/**
 * What is worth logging of a round's groups before any step, under TRL's names.
 *
 * <p>Means are over sequences, but {@code reward_std} and {@code frac_reward_zero_std}, which are
 * over groups with two or more scored members. Rewards that could not be computed are left out. The
 * divergence is summed over the trained tokens of a sequence, and so is the entropy; both are
 * missing where the numbers were not stored.
 *
 * @param model the model that sampled
 * @param reference the model that it is measured against, if any
 */
public record RolloutMetrics(String model, Optional<String> reference) {

  /** The group's share of each metric. */
  public SortedMap<String, Tally> of(Group<Credited> group) {
    Tallies log = new Tallies();
    for (Credited member : group.members()) {
      completion(member.rollout(), log);
      distance(member.scored(), log);
      rewards(member.scored(), log);
    }
    spread(group, log);
    return log.all();
  }

  private static void completion(Rollout rollout, Tallies log) {
    boolean cut = rollout.finish() == Finish.LENGTH || rollout.finish() == Finish.TRUNCATED;
    log.add("completions/mean_length", rollout.length(), 1)
        .add("completions/clipped_ratio", cut ? 1 : 0, 1);
    if (!cut) {
      log.add("completions/mean_terminated_length", rollout.length(), 1);
    }
  }

  private void distance(Scored scored, Tallies log) {
    Rollout rollout = scored.rollout();
    Map<Row, double[]> rows = rollout.rows();
    Row own = Row.logProb(model);
    Optional<Row> other = reference.map(Row::logProb).filter(rows::containsKey);
    if (rows.containsKey(own) && other.isPresent()) {
      log.add("objective/kl", trainedSum(rollout, own) - trainedSum(rollout, other.get()), 1);
    }
    Row entropy = new Row(model, Signal.ENTROPY);
    if (rows.containsKey(entropy)) {
      log.add("objective/entropy", trainedSum(rollout, entropy), 1);
    }
  }

  private static void rewards(Scored scored, Tallies log) {
    scored.parts().forEach((name, value) -> part(name, value, log));
    if (scored.scorable()) {
      double penalty = scored.parts().getOrDefault(KlInReward.PENALTY, 0.0);
      log.add("reward", scored.total(), 1)
          .add("objective/rlhf_reward", scored.total(), 1)
          .add("objective/non_score_reward", penalty, 1)
          .add("objective/scores", scored.total() - penalty, 1);
    }
  }

  private static void part(String name, double value, Tallies log) {
    if (name.equals(AdaptiveKlInReward.COEFFICIENT)) {
      log.add("objective/kl_coef", value, 1);
      return;
    }
    boolean own = name.equals(KlInReward.KL) || name.equals(KlInReward.PENALTY);
    if (!own && !Double.isNaN(value)) {
      log.add("rewards/" + name + "/mean", value, 1);
    }
  }

  private static void spread(Group<Credited> group, Tallies log) {
    double[] rewards =
        group.members().stream()
            .map(Credited::scored)
            .filter(Scored::scorable)
            .mapToDouble(Scored::total)
            .toArray();
    if (rewards.length < 2) {
      return;
    }
    double sum = 0;
    boolean equal = true;
    for (double each : rewards) {
      sum += each;
      equal &= each == rewards[0];
    }
    double squares = 0;
    for (double each : rewards) {
      squares += Math.pow(each - sum / rewards.length, 2);
    }
    log.add("reward_std", equal ? 0 : Math.sqrt(squares / (rewards.length - 1)), 1)
        .add("frac_reward_zero_std", equal ? 1 : 0, 1);
  }

  private static double trainedSum(Rollout rollout, Row row) {
    double[] numbers = rollout.row(row);
    double sum = 0;
    for (int t = 0; t < numbers.length; t++) {
      sum += rollout.trained(t) ? numbers[t] : 0;
    }
    return sum;
  }
}
