package org.sparring.datasets.make.task;

import java.util.List;
import org.sparring.common.config.UserException;

/** The tasks of the proofs. */
public final class Tasks {
  /** One symbol of four: the reward comes at once. */
  public static final Task BANDIT = new Bandit(4);

  /** Three steps of three symbols: the reward hangs on the first wrong one. */
  public static final Task CHAIN = new Chain(3, 3);

  /** Three places of four symbols: each adds its own. */
  public static final Task TOKEN_GAME = new TokenGame(4, 3);

  /** The token game, ranked by one who errs. */
  public static final Task NOISY = new NoisyAnnotator(TOKEN_GAME, new Annotator(16, 0.05));

  /** All of them. */
  public static final List<Task> ALL = List.of(BANDIT, CHAIN, TOKEN_GAME, NOISY);

  private Tasks() {}

  /** The task of a name. */
  public static Task named(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.settings(
                    "there is no task `%s`; the tasks are %s"
                        .formatted(name, ALL.stream().map(Task::name).toList())));
  }
}
