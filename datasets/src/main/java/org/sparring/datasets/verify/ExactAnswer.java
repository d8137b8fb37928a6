package org.sparring.datasets.verify;

import java.util.List;
import java.util.Optional;

/**
 * Checks an answer that is a number or a short expression, exactly.
 *
 * @param markers how responses may mark their answer; the first that finds one decides
 */
public record ExactAnswer(List<Marker> markers) implements AnswerChecker {
  private static final List<Marker> STATED = List.of(Marker.HASHES, Marker.BOXED, Marker.PHRASE);

  public ExactAnswer {
    markers = List.copyOf(markers);
  }

  /** Takes any mark, and the last number where there is none. */
  public static ExactAnswer lenient() {
    return new ExactAnswer(List.of(Marker.values()));
  }

  /** Takes stated answers only. */
  public static ExactAnswer strict() {
    return new ExactAnswer(STATED);
  }

  @Override
  public Verdict check(String response, String expected) {
    String wanted = first(STATED, expected).orElse(expected);
    return first(markers, response)
        .map(found -> Verdict.of(MathText.same(found, wanted), found))
        .orElseGet(Verdict::missing);
  }

  private static Optional<String> first(List<Marker> markers, String text) {
    return markers.stream().flatMap(marker -> marker.find(text).stream()).findFirst();
  }
}
