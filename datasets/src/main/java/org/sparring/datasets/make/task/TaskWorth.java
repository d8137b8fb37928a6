package org.sparring.datasets.make.task;

import java.util.Arrays;
import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/** What a response of a task with a known optimum is worth. */
@About("What a response of a task with a known optimum is worth; the prompt names the task.")
public record TaskWorth(@Param(value = "Factor of the worth.", or = "1.0") double scale)
    implements Reward {
  /** The fact that names the task. */
  public static final String TASK = "task";

  /** The fact that holds the prompt as text. */
  public static final String PROMPT = "prompt";

  @Override
  public List<Score> score(Group<Rollout> group) {
    String task = group.facts().get(TASK);
    String prompt = group.facts().get(PROMPT);
    if (task == null || prompt == null) {
      Score failed = Score.failed(Outcome.ERROR, "the prompt has no column task or prompt");
      return group.members().stream().map(each -> failed).toList();
    }
    Task known = Tasks.named(task);
    int of = Integer.parseInt(prompt) - 1;
    return group.members().stream()
        .map(each -> Score.of(scale * known.worth(of, symbols(each.text()))))
        .toList();
  }

  /** The symbols of a text, from 0; a word that is none becomes -1. */
  public static int[] symbols(String text) {
    return Arrays.stream(text.strip().split(" +"))
        .filter(word -> !word.isEmpty())
        .mapToInt(word -> word.matches("[1-9][0-9]?") ? Integer.parseInt(word) - 1 : -1)
        .toArray();
  }
}
