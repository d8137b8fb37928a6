package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;

/**
 * PandaLM's human votes (Wang et al. 2023, arXiv 2306.05087): {@code instruction}, {@code input},
 * two responses and columns {@code annotator1} and on, each 1, 2 or 0 for a tie. Each vote is an
 * example of its own.
 */
record PandaLmFormat() implements Format {
  @Override
  public String name() {
    return "pandalm";
  }

  @Override
  public String about() {
    return "Votes of several annotators on one pair: 1, 2 or 0 for a tie; one example for each"
        + " (PandaLM).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("instruction", "response1", "response2", "annotator1");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    Content prompt = AlpacaFormat.prompt(row);
    Content first = new Content.Plain(row.text("response1"));
    Content second = new Content.Plain(row.text("response2"));
    List<Body> bodies = new ArrayList<>();
    for (String annotator : row.names()) {
      if (ANNOTATOR.matcher(annotator).matches()) {
        bodies.add(new Body(prompt, vote(row, annotator).over(first, second)).by(annotator));
      }
    }
    if (bodies.isEmpty()) {
      throw new MalformedRowException("no_vote", "No annotator voted; remove the row.");
    }
    return bodies;
  }

  private static final Pattern ANNOTATOR = Pattern.compile("annotator\\d+");

  private static Vote vote(Cells row, String annotator) throws MalformedRowException {
    return switch (row.written(annotator)) {
      case "0" -> Vote.TIE;
      case "1" -> Vote.FIRST;
      case "2" -> Vote.SECOND;
      default -> throw row.wrong(annotator, "0, 1 or 2", row.get(annotator));
    };
  }
}
