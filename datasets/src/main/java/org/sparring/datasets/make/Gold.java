package org.sparring.datasets.make;

import java.util.List;
import java.util.Optional;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.Reward;

/**
 * Scores replies by the hidden reward of the demo language: for evaluation, never for training.
 *
 * <p>Reads the prompt's text from the fact {@value #PROMPT}.
 */
public record Gold() implements Reward {
  /** The fact that holds the prompt's text. */
  public static final String PROMPT = "prompt";

  @Override
  public List<Score> score(Group<Rollout> group) {
    String text = group.facts().get(PROMPT);
    if (text == null) {
      return failed(group, "group " + group.key() + " has no fact named " + PROMPT);
    }
    Optional<Prompt> prompt = Prompt.read(text);
    if (prompt.isEmpty()) {
      return failed(group, "not a prompt of the demo language: " + text);
    }
    return group.members().stream()
        .map(each -> Score.of(GoldReward.DEMO.of(prompt.get(), each.text())))
        .toList();
  }

  private static List<Score> failed(Group<Rollout> group, String detail) {
    Score score = Score.failed(Outcome.ERROR, detail);
    return group.members().stream().map(each -> score).toList();
  }
}
