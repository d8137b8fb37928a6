package org.sparring.jobs.proof;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.Reward;

/** Scores the share of distinct words, and cannot score every third text or so. */
public record Patchy() implements Reward {
  private static final int PERIOD = 3;

  @Override
  public List<Score> score(Group<Rollout> group) {
    return group.members().stream().map(Patchy::score).toList();
  }

  private static Score score(Rollout rollout) {
    String text = rollout.text();
    if (Math.floorMod(text.hashCode(), PERIOD) == 0) {
      return Score.failed(Outcome.ERROR, "no luck with this text");
    }
    List<String> words = List.of(text.split(" ", -1));
    return Score.of((double) words.stream().distinct().count() / words.size());
  }
}
