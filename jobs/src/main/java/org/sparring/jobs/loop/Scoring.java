package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.data.Scored;
import org.sparring.jobs.recipe.RewardTerm;

/**
 * REWARD: the weighted sum of every reward's scores, on the tokens.
 *
 * <p>A sample that any reward with a weight could not score has a NaN reward and weight 0.
 */
final class Scoring {
  private final List<RewardTerm> rewards;

  Scoring(List<RewardTerm> rewards) {
    this.rewards = rewards;
  }

  /** Each group with its reward. */
  List<Group<Scored>> combine(List<Group<Rollout>> groups, List<Map<String, List<Score>>> scores) {
    List<Group<Scored>> combined = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      combined.add(combine(groups.get(g), scores.get(g)));
    }
    return combined;
  }

  /** The group with its reward; {@code scores} by reward, a score for each member. */
  Group<Scored> combine(Group<Rollout> group, Map<String, List<Score>> scores) {
    List<Scored> members = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      members.add(member(group.get(i), i, scores));
    }
    return group.with(members);
  }

  private Scored member(Rollout rollout, int index, Map<String, List<Score>> scores) {
    double[] reward = new double[rollout.length()];
    Map<String, Double> parts = new TreeMap<>();
    boolean scorable = reward.length > 0;
    for (RewardTerm term : rewards) {
      Score score = scores.get(term.name()).get(index);
      parts.put(term.name(), score.total());
      if (term.weight() != 0 && reward.length > 0) {
        scorable &= score.outcome() == Outcome.OK;
        add(reward, score, term.weight());
      }
    }
    return new Scored(rollout, reward, parts, scorable ? 1 : 0);
  }

  private static void add(double[] reward, Score score, double weight) {
    for (int t = 0; t < score.tokens().length; t++) {
      reward[t] += weight * score.tokens()[t];
    }
    reward[reward.length - 1] += weight * score.value();
  }
}
