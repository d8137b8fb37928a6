package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/** TRL's prompt-only: {@code prompt}. */
record PromptFormat() implements Format {
  @Override
  public String name() {
    return "prompt";
  }

  @Override
  public String about() {
    return "A prompt alone (TRL).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt");
  }

  @Override
  public boolean trl() {
    return true;
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.only(row.content("prompt"));
  }
}
