package org.sparring.jobs.prepare;

import java.util.Set;
import org.sparring.common.part.About;

/** Chooses the row that stands for each prompt in {@code prompts}. */
@About(
    "Chooses the row that stands for each prompt in the table prompts: a prompt alone before"
        + " others, since it carries what a verifier needs, then the first by content. A longer"
        + " prompt is cut at the side that tokenise names, and what is cut is in rejects, in"
        + " tokens.")
public record Prompts() implements Stage.Needing {
  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS, Gift.TOKENS);
  }

  @Override
  public Set<Gift> gives() {
    return Set.of(Gift.LEADERS);
  }

  @Override
  public Stage given(Context context) {
    return new Leading(context.settings().longestPrompt());
  }
}
