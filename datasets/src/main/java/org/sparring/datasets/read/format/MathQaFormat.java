package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/**
 * MathQA (Amini et al. 2019, arXiv 1905.13319): {@code problem} and {@code options} make the
 * prompt, {@code correct} is the letter of the right option.
 */
record MathQaFormat() implements Format {
  @Override
  public String name() {
    return "mathqa";
  }

  @Override
  public String about() {
    return "A problem with options; `correct`, a letter, becomes the fact `answer` (MathQA).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("problem", "options", "correct");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    String prompt = row.text("problem") + "\n" + Cells.written(row.peek("options"));
    return Body.problem(prompt, row.text("correct"));
  }
}
