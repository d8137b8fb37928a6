package org.sparring.datasets.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * A labelled part of a response: a step of a solution, or a mistake. The spans of a response are
 * its fact {@value #FACT}, as JSON. Where a later stage rewrites the text, {@code text} still says
 * which part was meant.
 *
 * @param start first character (UTF-16, as Java and Spark count) in the response as it was read
 * @param end character after the last
 * @param type what was labelled: {@code step}, or the kind of mistake in the data's own words
 * @param value the label: of a step 1 right, 0 wrong or neutral, -1 wrong, or a share of successes;
 *     of a mistake 1; null where the data give none
 * @param text the part itself
 */
public record Span(int start, int end, String type, Double value, String text) {
  /** The fact of a response that holds its spans. */
  public static final String FACT = "spans";

  /** The type of a step. */
  public static final String STEP = "step";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The spans as the fact holds them. */
  public static String json(List<Span> spans) {
    try {
      return JSON.writeValueAsString(spans);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a span is numbers and text", impossible);
    }
  }

  /** The spans that a fact holds. */
  public static List<Span> of(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<Span>>() {});
    } catch (JsonProcessingException foreign) {
      throw new IllegalArgumentException("not a list of spans: " + Excerpt.of(json), foreign);
    }
  }
}
