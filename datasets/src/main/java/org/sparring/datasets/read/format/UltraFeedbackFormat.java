package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * UltraFeedback (Cui et al. 2023, arXiv 2310.01377): {@code instruction} and {@code completions},
 * each a {@code response} with an {@code overall_score}, or else a {@code fine-grained_score}. All
 * else that is known of a completion is a fact of the response.
 */
record UltraFeedbackFormat() implements Format {
  @Override
  public String name() {
    return "ultrafeedback";
  }

  @Override
  public String about() {
    return "Responses with `overall_score` or else `fine-grained_score`, from which ranks follow"
        + " (UltraFeedback).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("instruction", "completions");
  }

  @Override
  public boolean fits(Cells row) {
    return row.lists("completions", "response");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<Response> rated = new ArrayList<>();
    for (Cells each : row.rows("completions")) {
      Content content = new Content.Plain(each.text("response"));
      double overall = each.number("overall_score");
      double rating = Double.isNaN(overall) ? each.number("fine-grained_score") : overall;
      rated.add(new Response(content, -1, rating, each.facts()));
    }
    return Body.only(new Content.Plain(row.text("instruction")), Rating.ranked(rated));
  }
}
