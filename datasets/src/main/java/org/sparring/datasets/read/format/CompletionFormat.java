package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/** TRL's prompt-completion: {@code prompt} and {@code completion}; a demonstration. */
record CompletionFormat() implements Format {
  @Override
  public String name() {
    return "prompt_completion";
  }

  @Override
  public String about() {
    return "A demonstration (TRL).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "completion");
  }

  @Override
  public boolean trl() {
    return true;
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.only(row.content("prompt"), new Response(row.content("completion"), 0));
  }
}
