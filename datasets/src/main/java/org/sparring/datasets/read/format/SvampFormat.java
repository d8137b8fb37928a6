package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/**
 * SVAMP (Patel et al. 2021, arXiv 2103.07191): {@code Body} and {@code Question} make the prompt,
 * {@code Answer} is a number.
 */
record SvampFormat() implements Format {
  @Override
  public String name() {
    return "svamp";
  }

  @Override
  public String about() {
    return "`Body` and `Question` are the problem, `Answer` becomes the fact `answer` (SVAMP).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("Body", "Question", "Answer");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.problem(
        row.text("Body").strip() + " " + row.text("Question"), row.written("Answer"));
  }
}
