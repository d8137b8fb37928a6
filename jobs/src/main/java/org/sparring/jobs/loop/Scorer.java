package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.data.Trace;
import org.sparring.common.data.View;
import org.sparring.common.part.Encoding;
import org.sparring.common.part.Reward;
import org.sparring.jobs.recipe.RewardTerm;

/**
 * REWARD: what every reward says of groups. Where a reward has views, models read those of all
 * groups first.
 */
record Scorer(List<RewardTerm> rewards, Annotation annotation, Encoding encoding) {
  /** Of rewards without views: there is no tokenizer. */
  static Scorer withoutViews(List<RewardTerm> rewards, Annotation annotation) {
    return new Scorer(
        rewards,
        annotation,
        new Encoding(
            text -> {
              throw new IllegalStateException("a reward shows a text where there is no tokenizer");
            },
            -1));
  }

  /** Scores of each group by the name of the reward, each with one entry per member. */
  List<Map<String, List<Score>>> score(List<Group<Rollout>> groups) {
    List<Map<String, List<Score>>> scores = new ArrayList<>();
    groups.forEach(each -> scores.add(new TreeMap<>()));
    for (RewardTerm term : rewards) {
      List<List<View>> views = views(term.reward(), groups);
      for (int g = 0; g < groups.size(); g++) {
        scores.get(g).put(term.name(), term.reward().score(groups.get(g), views.get(g)));
      }
    }
    return scores;
  }

  /**
   * Scores of groups, each followed by those of its answers, as in {@link Answered#whole}.
   *
   * @param own the scores of the groups themselves
   */
  List<Map<String, List<Score>>> score(
      List<Map<String, List<Score>>> own, List<Answered<Rollout>> groups) {
    List<Group<Rollout>> flat = new ArrayList<>();
    groups.forEach(each -> flat.addAll(each.answers()));
    List<Map<String, List<Score>>> answered = score(flat);
    List<Map<String, List<Score>>> whole = new ArrayList<>();
    int next = 0;
    for (int g = 0; g < groups.size(); g++) {
      Map<String, List<Score>> scores = new TreeMap<>();
      own.get(g).forEach((name, each) -> scores.put(name, new ArrayList<>(each)));
      int end = next + groups.get(g).answers().size();
      for (Map<String, List<Score>> answer : answered.subList(next, end)) {
        answer.forEach((name, each) -> scores.get(name).addAll(each));
      }
      next = end;
      whole.add(scores);
    }
    return whole;
  }

  private List<List<View>> views(Reward reward, List<Group<Rollout>> groups) {
    List<List<View>> views = new ArrayList<>();
    List<Trace> traces = new ArrayList<>();
    for (Group<Rollout> group : groups) {
      List<View> own = reward.views(group, encoding);
      own.forEach(each -> traces.add(each.trace()));
      views.add(new ArrayList<>(own));
    }
    int next = 0;
    var said = annotation.read(traces, reward.viewed());
    for (List<View> own : views) {
      for (int i = 0; i < own.size(); i++) {
        own.set(i, own.get(i).with(said.get(next++)));
      }
    }
    return views;
  }
}
