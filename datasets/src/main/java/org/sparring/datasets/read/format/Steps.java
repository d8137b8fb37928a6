package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;
import org.sparring.datasets.read.Span;

/** Labelled steps, joined by line breaks to one response. */
final class Steps {
  private final StringBuilder text = new StringBuilder();
  private final List<Span> spans = new ArrayList<>();
  private double least = Double.POSITIVE_INFINITY;

  /**
   * Adds a step.
   *
   * @param label as in {@link Span}; null where the data give none
   */
  void add(String step, Double label) {
    if (text.length() > 0) {
      text.append('\n');
    }
    int start = text.length();
    text.append(step);
    spans.add(new Span(start, text.length(), Span.STEP, label, step));
    least = label == null ? least : Math.min(least, label);
  }

  /** The least label; positive infinity where no step has one. */
  double least() {
    return least;
  }

  /** The response with its spans, of rank 0 where it is right, else 1. */
  Response response(boolean right) throws MalformedRowException {
    if (spans.isEmpty()) {
      throw new MalformedRowException("no_steps", "The row has no step; remove it.");
    }
    Map<String, String> facts = Map.of(Span.FACT, Span.json(spans));
    return new Response(new Content.Plain(text.toString()), right ? 0 : 1, facts);
  }
}
