package org.sparring.datasets.read;

import java.util.List;
import java.util.Set;

/** TRL's prompt-completion: {@code prompt} and {@code completion}; a demonstration. */
record CompletionFormat() implements Format {
  @Override
  public String name() {
    return "prompt_completion";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "completion");
  }

  @Override
  public Body read(Cells row) throws MalformedRowException {
    Content prompt = row.content("prompt");
    return new Body(prompt, List.of(new Response(row.content("completion"), 0)));
  }
}
