package org.sparring.datasets.make;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/** The best possible worth. */
@About(
    "What the best reply to the prompt of the demo language would be worth, whatever was "
        + "replied.")
public record GoldOptimum() implements Reward {
  @Override
  public List<Score> score(Group<Rollout> group) {
    return PromptReward.score(group, (prompt, rollout) -> GoldReward.DEMO.optimum(prompt));
  }
}
