package org.sparring.jobs.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;
import org.sparring.datasets.read.Span;

/**
 * What people say of the segments of given responses: the labels of a classifier of mistakes.
 *
 * <p>A whole response has the mean of its segments' labels. Where a mistake is no longer in the
 * text, its response has no label: that is an error.
 */
@About(
    value =
        "The label of a segment of a given response: whether mistakes of some types are marked in"
            + " it. A whole response has the mean of its segments.",
    formula = "-1 where a marked span of one of the types overlaps the segment, else 1",
    paper = "Wu et al. 2023, Fine-grained human feedback gives better rewards for language models")
public record SpanLabels(
    @Param(value = "How responses are cut, as the generator cuts them.", or = "{}")
        Segmenting segments,
    @Param(value = "Types of spans that count; empty counts all.", or = "[]") List<String> types)
    implements Reward {

  @Override
  public List<Score> score(Group<Rollout> group) {
    List<Score> scores = new ArrayList<>();
    int segment = 0;
    for (int m = 0; m < group.size(); m++) {
      Rollout own = group.get(m);
      boolean part = own.role() == Role.SEGMENT;
      boolean next = part && m > 0 && group.get(m - 1).role() == Role.SEGMENT;
      segment = next && group.get(m - 1).parent() == own.parent() ? segment + 1 : 0;
      scores.add(part ? score(group, own.parent(), segment) : score(group, m, -1));
    }
    return scores;
  }

  /** The score of one segment of a response, or of all where it is -1. */
  private Score score(Group<Rollout> group, int response, int segment) {
    String text = group.get(response).text();
    List<int[]> marked = new ArrayList<>();
    for (Span each : Span.of(group.fact(Span.FACT, response).orElse("[]"))) {
      if (counts(each)) {
        Optional<int[]> place = place(text, each);
        if (place.isEmpty()) {
          return Score.failed(
              Outcome.ERROR,
              "response %d does not have the marked text `%s`".formatted(response, each.text()));
        }
        marked.add(place.get());
      }
    }
    List<Segmenting.Segment> all = segments.of(text);
    if (segment >= all.size()) {
      return Score.failed(
          Outcome.ERROR,
          "response %d has %d segments here and more in its generator; give both the same `segments`"
              .formatted(response, all.size()));
    }
    if (segment >= 0) {
      return Score.of(label(all.get(segment), marked));
    }
    return Score.of(all.stream().mapToDouble(each -> label(each, marked)).average().orElse(1));
  }

  /** A span without text marks nothing. */
  private boolean counts(Span span) {
    return !span.text().isEmpty() && (types.isEmpty() || types.contains(span.type()));
  }

  private static double label(Segmenting.Segment segment, List<int[]> marked) {
    boolean wrong =
        marked.stream().anyMatch(each -> each[0] < segment.end() && segment.start() < each[1]);
    return wrong ? -1 : 1;
  }

  /** Where a span lies in the text as it is now; of several places the nearest to what was read. */
  private static Optional<int[]> place(String text, Span span) {
    int nearest = -1;
    for (int at = text.indexOf(span.text()); at >= 0; at = text.indexOf(span.text(), at + 1)) {
      boolean nearer = Math.abs(at - span.start()) < Math.abs(nearest - span.start());
      nearest = nearest < 0 || nearer ? at : nearest;
    }
    return nearest < 0
        ? Optional.empty()
        : Optional.of(new int[] {nearest, nearest + span.text().length()});
  }
}
