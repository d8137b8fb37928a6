package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;

/** A prompt, two responses and a {@code winner}. */
record PairwiseFormat() implements Format {
  @Override
  public String name() {
    return "pairwise";
  }

  @Override
  public String about() {
    return "A pair with a `winner`: a, b, 1, 2 or tie, and where known a `judge`.";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "response_a", "response_b", "winner");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    Content prompt = row.content("prompt");
    Content first = row.content("response_a");
    Content second = row.content("response_b");
    return List.of(
        new Body(prompt, Winner.of(row).over(first, second), Winner.judges(row), Map.of()));
  }
}
