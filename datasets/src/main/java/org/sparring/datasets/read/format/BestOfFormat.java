package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * Several samples of one problem with scores of a reward model: {@code question}, {@code answer}
 * and {@code samples}, each {@code {text, rm_score}} and where known {@code correct}. Ranks follow
 * from the scores, not from correctness, which is a fact of the response.
 */
record BestOfFormat() implements Format {
  @Override
  public String name() {
    return "best_of";
  }

  @Override
  public String about() {
    return "Samples with `rm_score`, from which ranks follow; `correct` and `answer` are facts"
        + " (Qwen2.5-Math best-of-8).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("question", "samples");
  }

  @Override
  public boolean fits(Cells row) {
    return row.lists("samples", "text");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<Response> samples = new ArrayList<>();
    for (Cells each : row.rows("samples")) {
      Content text = new Content.Plain(each.text("text"));
      double rating = each.number("rm_score");
      samples.add(new Response(text, -1, rating, each.facts()));
    }
    return Body.only(new Content.Plain(row.text("question")), Rating.ranked(samples));
  }
}
