package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * GSM8K's model solutions: {@code question}, {@code ground_truth}, and columns that are named after
 * models, each {@code {solution, is_correct}}. A right solution has rating 1, a wrong one 0, and
 * ranks follow. The fact {@code answer} is what follows the last {@code A:} of the ground truth.
 */
record SolutionsFormat() implements Format {
  private static final String MARK = "\nA: ";

  @Override
  public String name() {
    return "solutions";
  }

  @Override
  public String about() {
    return "A problem with solutions of several models, right (rating 1) or wrong (0) (GSM8K's"
        + " model solutions).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("question", "ground_truth");
  }

  @Override
  public boolean fits(Cells row) {
    return row.names().stream().anyMatch(name -> solves(row.peek(name)));
  }

  private static boolean solves(JsonNode cell) {
    return cell.hasNonNull("solution") && cell.hasNonNull("is_correct");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<Response> responses = new ArrayList<>();
    for (String model : row.names()) {
      if (solves(row.peek(model))) {
        Cells solution = row.inner(model);
        Content text = new Content.Plain(solution.text("solution"));
        double rating = solution.flag("is_correct") ? 1 : 0;
        Map<String, String> facts = new TreeMap<>(solution.facts());
        facts.put("model", model);
        responses.add(new Response(text, -1, rating, facts));
      }
    }
    Body body = new Body(new Content.Plain(row.text("question")), Rating.ranked(responses));
    String truth = row.text("ground_truth");
    int mark = truth.lastIndexOf(MARK);
    String answer = mark < 0 ? truth : truth.substring(mark + MARK.length()).strip();
    return List.of(body.with("answer", answer).with("ground_truth", truth));
  }
}
