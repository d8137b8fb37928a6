package org.sparring.datasets.read;

import java.util.List;
import java.util.Set;

/** TRL's prompt-only: {@code prompt}. */
record PromptFormat() implements Format {
  @Override
  public String name() {
    return "prompt";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt");
  }

  @Override
  public Body read(Cells row) throws MalformedRowException {
    return new Body(row.content("prompt"), List.of());
  }
}
