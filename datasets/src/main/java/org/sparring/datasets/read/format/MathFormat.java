package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/** MATH (Hendrycks et al. 2021, arXiv 2103.03874): {@code problem} and {@code answer}, in TeX. */
record MathFormat() implements Format {
  @Override
  public String name() {
    return "math";
  }

  @Override
  public String about() {
    return "A problem; `answer` is a fact (MATH, MATH500).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("problem", "answer");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return Body.problem(row.text("problem"), row.written("answer"));
  }
}
