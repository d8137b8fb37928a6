package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Response;

/**
 * What a row says, without its place.
 *
 * @param annotators who judged, where the format tells; none leaves it to the columns {@code
 *     annotator} and {@code annotators}
 * @param facts what a format takes out of columns, by names of its own
 */
public record Body(
    Content prompt, List<Response> responses, List<String> annotators, Map<String, String> facts) {

  Body(Content prompt, List<Response> responses) {
    this(prompt, responses, List.of(), Map.of());
  }

  static List<Body> only(Content prompt, Response... responses) {
    return List.of(new Body(prompt, List.of(responses)));
  }

  static List<Body> only(Content prompt, List<Response> responses) {
    return List.of(new Body(prompt, responses));
  }

  /** A problem whose answer is known: a prompt alone with the fact {@code answer}. */
  static List<Body> problem(String prompt, String answer) {
    Content content = new Content.Plain(prompt);
    return List.of(new Body(content, List.of(), List.of(), Map.of("answer", answer)));
  }

  Body by(String annotator) {
    return new Body(prompt, responses, List.of(annotator), facts);
  }

  Body with(String fact, String value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(fact, value);
    return new Body(prompt, responses, annotators, more);
  }
}
