package org.sparring.datasets.make;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;

/** Scores the replies to a prompt of the demo language, which is read from the group's facts. */
final class PromptReward {
  /** The fact that holds the prompt's text. */
  static final String PROMPT = "prompt";

  private PromptReward() {}

  static List<Score> score(Group<Rollout> group, BiFunction<Prompt, Rollout, Double> worth) {
    String text = group.facts().get(PROMPT);
    if (text == null) {
      return failed(group, "group " + group.key() + " has no fact named " + PROMPT);
    }
    Optional<Prompt> prompt = Prompt.read(text);
    if (prompt.isEmpty()) {
      return failed(group, "not a prompt of the demo language: " + text);
    }
    return group.members().stream().map(each -> Score.of(worth.apply(prompt.get(), each))).toList();
  }

  private static List<Score> failed(Group<Rollout> group, String detail) {
    Score score = Score.failed(Outcome.ERROR, detail);
    return group.members().stream().map(each -> score).toList();
  }
}
