package org.sparring.datasets.make;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/** The hidden reward of the demo language. */
@About("The hidden reward of the demo language: for evaluation, never for training.")
public record Gold() implements Reward {
  /** The fact that holds the prompt's text. */
  public static final String PROMPT = PromptReward.PROMPT;

  @Override
  public List<Score> score(Group<Rollout> group) {
    return PromptReward.score(
        group, (prompt, rollout) -> GoldReward.DEMO.of(prompt, rollout.text()));
  }
}
