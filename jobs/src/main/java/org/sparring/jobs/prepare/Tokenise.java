package org.sparring.jobs.prepare;

import java.util.Set;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.common.part.About;

/** Turns prompt and responses into ids. */
@About(
    "Turns prompt and responses into ids, each on its own: the prompt begins with the"
        + " beginning-of-sequence token, a response ends with the end-of-sequence token. The prompt"
        + " is cut from the left to what the longest response leaves of max_tokens; a response is"
        + " never cut, the row is dropped.")
public record Tokenise() implements Stage.Needing {
  @Override
  public Set<Gift> gives() {
    return Set.of(Gift.TOKENS);
  }

  @Override
  public Stage given(Context context) {
    PrepareSettings settings = context.settings();
    return new Tokenising(
        context.tokenizer(),
        ChatTemplate.named(settings.template()),
        settings.maxTokens(),
        settings.longestGivenPrompt());
  }
}
