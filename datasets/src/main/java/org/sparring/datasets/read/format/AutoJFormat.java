package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;

/**
 * Auto-J's pairs (Li et al. 2023, arXiv 2310.05470): {@code label} is 0 where {@code response 1} is
 * better, 1 where {@code response 2} is, 2 for a tie.
 */
record AutoJFormat() implements Format {
  @Override
  public String name() {
    return "autoj";
  }

  @Override
  public String about() {
    return "A pair with a `label`: 0 first better, 1 second better, 2 tie (Auto-J).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "response 1", "response 2", "label");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    Content first = row.content("response 1");
    Content second = row.content("response 2");
    Vote vote =
        switch (row.written("label")) {
          case "0" -> Vote.FIRST;
          case "1" -> Vote.SECOND;
          case "2" -> Vote.TIE;
          default -> throw row.wrong("label", "0, 1 or 2", row.get("label"));
        };
    return Body.only(row.content("prompt"), vote.over(first, second));
  }
}
