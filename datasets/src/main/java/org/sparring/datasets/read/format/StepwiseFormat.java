package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/**
 * TRL's stepwise supervision: {@code prompt}, {@code completions} and {@code labels}, one for each
 * step. The steps become one response with a span for each; it has rank 0 where every step is
 * right, else 1.
 */
record StepwiseFormat() implements Format {
  @Override
  public String name() {
    return "stepwise";
  }

  @Override
  public String about() {
    return "A solution whose steps are labelled; they are its `spans` (TRL).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("prompt", "completions", "labels");
  }

  @Override
  public boolean fits(Cells row) {
    return row.isList("completions") && row.isList("labels");
  }

  @Override
  public boolean trl() {
    return true;
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<JsonNode> texts = row.list("completions");
    List<JsonNode> labels = row.list("labels");
    if (texts.size() != labels.size()) {
      throw new MalformedRowException(
          "labels_differ",
          "There are " + texts.size() + " 'completions' and " + labels.size() + " 'labels'.");
    }
    Steps steps = new Steps();
    for (int i = 0; i < texts.size(); i++) {
      Boolean right = Flag.of(labels.get(i));
      if (right == null) {
        throw row.wrong("labels", "true or false for each step", labels.get(i));
      }
      if (!texts.get(i).isTextual()) {
        throw row.wrong("completions", "text for each step", texts.get(i));
      }
      steps.add(texts.get(i).textValue(), right ? 1.0 : 0.0);
    }
    return Body.only(row.content("prompt"), steps.response(steps.least() > 0));
  }
}
