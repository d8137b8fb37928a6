package org.sparring.jobs.proof;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.Reward;

/** A reward that asks a service of this process, which may be down. */
public record Service() implements Reward {
  private static volatile boolean up = true;

  static void up(boolean now) {
    up = now;
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    return group.members().stream()
        .map(
            each ->
                up
                    ? Score.of(each.text().length())
                    : Score.failed(Outcome.TIMEOUT, "no answer in 5 s"))
        .toList();
  }
}
