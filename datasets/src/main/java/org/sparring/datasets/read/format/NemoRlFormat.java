package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * NeMo-RL's preferences: {@code context}, a list of messages, and {@code completions}, each a
 * {@code completion} with a {@code rank}, the least being best.
 */
record NemoRlFormat() implements Format {
  @Override
  public String name() {
    return "nemo_rl";
  }

  @Override
  public String about() {
    return "Ranked `completions` of a `context` (NeMo-RL).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("context", "completions");
  }

  @Override
  public boolean fits(Cells row) {
    return row.lists("completions", "completion");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<Response> responses = new ArrayList<>();
    List<Double> ranks = new ArrayList<>();
    for (Cells each : row.rows("completions")) {
      ranks.add(each.number("rank"));
      responses.add(new Response(each.content("completion"), -1, each.facts()));
    }
    return Body.only(row.content("context"), Ranks.of(responses, ranks));
  }
}
