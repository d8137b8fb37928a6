package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;

/**
 * LLMBar's pairs (Zeng et al. 2023, arXiv 2310.07641): {@code label} is the better of {@code
 * output_1} and {@code output_2}.
 */
record LlmBarFormat() implements Format {
  @Override
  public String name() {
    return "llmbar";
  }

  @Override
  public String about() {
    return "A pair whose `label` is the better one, 1 or 2 (LLMBar).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("input", "output_1", "output_2", "label");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    Content first = row.content("output_1");
    Content second = row.content("output_2");
    Vote vote =
        switch (row.written("label")) {
          case "1" -> Vote.FIRST;
          case "2" -> Vote.SECOND;
          default -> throw row.wrong("label", "1 or 2", row.get("label"));
        };
    return Body.only(row.content("input"), vote.over(first, second));
  }
}
