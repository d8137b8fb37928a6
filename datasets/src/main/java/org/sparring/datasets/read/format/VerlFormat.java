package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/**
 * verl's Parquet: a {@code prompt} of messages, {@code reward_model} with its {@code ground_truth},
 * which becomes the fact {@code answer}, and {@code data_source}. All columns but the prompt are
 * carried as they are.
 */
record VerlFormat() implements Format {
  @Override
  public String name() {
    return "verl";
  }

  @Override
  public String about() {
    return "A prompt with a checked answer: `reward_model.ground_truth` becomes the fact `answer`"
        + " (verl).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "data_source", "reward_model");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    Body body = new Body(row.content("prompt"), List.of());
    JsonNode answer = row.peek("reward_model").path("ground_truth");
    return List.of(
        answer.isMissingNode() || answer.isNull()
            ? body
            : body.with("answer", Cells.written(answer)));
  }
}
