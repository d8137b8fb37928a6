package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/**
 * HumanEval (Chen et al. 2021, arXiv 2107.03374): {@code prompt}, the head of a function; {@code
 * test}, {@code entry_point} and the canonical solution are facts.
 */
record HumanEvalFormat() implements Format {
  @Override
  public String name() {
    return "humaneval";
  }

  @Override
  public String about() {
    return "The head of a function; `test`, `entry_point` and `canonical_solution` are facts"
        + " (HumanEval).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "test", "entry_point");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.only(row.content("prompt"));
  }
}
