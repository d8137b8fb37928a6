package org.sparring.datasets.make;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/** Whether a reply is grammatical. */
@About("1 for a reply of the demo language, 0 for any other.")
public record Grammatical() implements Reward {
  @Override
  public List<Score> score(Group<Rollout> group) {
    return PromptReward.score(
        group, (prompt, rollout) -> GoldSummary.grammatical(rollout.text()) ? 1.0 : 0.0);
  }
}
