package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;
import org.sparring.datasets.read.Span;

/**
 * Trees of MATH-APS, as OmegaPRM grows them (Luo et al. 2024, arXiv 2406.06592): {@code
 * reasoning_steps} are beginnings of solutions, each with the share of continuations that ended
 * right. Every beginning that no other continues is a response; the beginnings that lead to it are
 * its {@code spans}, and its rating is its own share.
 */
record MathApsFormat() implements Format {
  @Override
  public String name() {
    return "math_aps";
  }

  @Override
  public String about() {
    return "A tree of solutions: each leaf is a response, Monte-Carlo values of its steps are its"
        + " `spans`, its own value its rating (MATH-APS).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("question", "reasoning_steps", "final_answer");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    String question = row.text("question");
    TreeMap<String, Double> values = new TreeMap<>();
    for (Cells each : row.rows("reasoning_steps")) {
      String prefix = each.text("solution_prefix");
      if (!prefix.startsWith(question)) {
        throw new MalformedRowException(
            "not_a_solution", "A 'solution_prefix' does not begin with the question.");
      }
      String solution = prefix.substring(question.length()).stripLeading();
      if (!solution.isEmpty()) {
        values.put(solution, each.number("mc_value"));
      }
    }
    List<Response> leaves = new ArrayList<>();
    for (String solution : values.keySet()) {
      String next = values.higherKey(solution);
      if (next == null || !next.startsWith(solution)) {
        leaves.add(leaf(solution, values));
      }
    }
    Body body = new Body(new Content.Plain(question), Rating.ranked(leaves));
    return List.of(body.with("answer", row.written("final_answer")));
  }

  private static Response leaf(String solution, TreeMap<String, Double> values) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (Map.Entry<String, Double> each : values.headMap(solution, true).entrySet()) {
      int end = each.getKey().length();
      if (solution.startsWith(each.getKey())) {
        String step = solution.substring(start, end);
        spans.add(new Span(start, end, Span.STEP, each.getValue(), step));
        start = end;
      }
    }
    Map<String, String> facts = Map.of(Span.FACT, Span.json(spans));
    return new Response(new Content.Plain(solution), -1, values.get(solution), facts);
  }
}
