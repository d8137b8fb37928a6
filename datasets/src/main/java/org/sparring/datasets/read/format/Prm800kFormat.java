package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;

/**
 * PRM800K (Lightman et al. 2023, arXiv 2305.20050): a problem and labelled steps, of which several
 * were tried. The response is the path that was taken: at each step the chosen completion, else the
 * one a human wrote, else the first. Its rank is 0 where a solution was found without a wrong step,
 * else 1. The column {@code label} is carried whole, with the steps that were not taken.
 */
record Prm800kFormat() implements Format {
  @Override
  public String name() {
    return "prm800k";
  }

  @Override
  public String about() {
    return "A problem and the path of steps that was taken, with their ratings as `spans`"
        + " (PRM800K).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("question", "label");
  }

  @Override
  public boolean fits(Cells row) {
    return row.peek("label").path("steps").isArray() && row.peek("question").has("problem");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    Cells question = row.inner("question");
    JsonNode label = row.get("label");
    Steps steps = new Steps();
    for (JsonNode step : label.path("steps")) {
      JsonNode taken = taken(step);
      if (taken.path("text").isTextual()) {
        JsonNode rating = taken.path("rating");
        steps.add(taken.get("text").textValue(), rating.isNumber() ? rating.doubleValue() : null);
      }
    }
    boolean right = label.path("finish_reason").asText().equals("solution") && steps.least() >= 0;
    Body body =
        new Body(new Content.Plain(question.text("problem")), List.of(steps.response(right)))
            .with("label", label.toString());
    return List.of(
        question.has("ground_truth_answer")
            ? body.with("answer", question.written("ground_truth_answer"))
            : body);
  }

  private static JsonNode taken(JsonNode step) {
    JsonNode chosen = step.path("chosen_completion");
    JsonNode human = step.path("human_completion");
    if (chosen.isInt()) {
      return step.path("completions").path(chosen.intValue());
    }
    return human.isObject() ? human : step.path("completions").path(0);
  }
}
