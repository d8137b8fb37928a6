package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * A list of {@code responses} with ranks or ratings, and a prompt. Of a response the text is {@code
 * text}, {@code content} or {@code response}; its {@code rank}, the least being best, comes before
 * its {@code mean_score}, {@code rating} or {@code score}. All else is a fact of the response.
 */
record ResponsesFormat() implements Format {
  private static final List<String> PROMPTS = List.of("prompt", "instruction", "question");
  private static final List<String> TEXTS = List.of("text", "content", "response");
  private static final List<String> RATINGS = List.of("mean_score", "rating", "score");

  @Override
  public String name() {
    return "responses";
  }

  @Override
  public String about() {
    return "`responses` to a `prompt`, `instruction` or `question`: each has a `text` and a `rank`,"
        + " the least being best, or a `rating`, `score` or `mean_score` (MT-bench ratings).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("responses");
  }

  @Override
  public boolean fits(Cells row) {
    return TEXTS.stream().anyMatch(text -> row.lists("responses", text))
        && PROMPTS.stream().anyMatch(row::has);
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<Response> responses = new ArrayList<>();
    List<Double> ranks = new ArrayList<>();
    for (Cells each : row.rows("responses")) {
      double rank = each.number("rank");
      double rating = each.number(first(each, RATINGS));
      responses.add(new Response(each.content(first(each, TEXTS)), -1, rating, each.facts()));
      ranks.add(rank);
    }
    boolean ranked = ranks.stream().anyMatch(rank -> !rank.isNaN());
    return Body.only(
        row.content(first(row, PROMPTS)),
        ranked ? Ranks.of(responses, ranks) : Rating.ranked(responses));
  }

  private static String first(Cells row, List<String> names) {
    return names.stream().filter(row::has).findFirst().orElse(names.get(0));
  }
}
