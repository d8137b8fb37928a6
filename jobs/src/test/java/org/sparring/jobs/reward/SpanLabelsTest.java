package org.sparring.jobs.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.datasets.read.Span;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class SpanLabelsTest {
  private static final Segmenting CUT = new Segmenting(".", ",", 5);
  private static final String TEXT = "It is a. It is b. It is a.";

  private static Member segment(int parent) {
    return Member.of(1).role(Role.SEGMENT).parent(parent);
  }

  private static List<Score> scores(List<String> types, Span... spans) {
    Group<Rollout> group =
        Groups.rolled(
            Map.of(Group.factName(Span.FACT, 1), Span.json(List.of(spans))),
            Member.of(1).text("Other."),
            Member.of(1).text(TEXT),
            segment(1),
            segment(1),
            segment(1));
    return new SpanLabels(CUT, types).score(group);
  }

  private static double[] values(List<Score> scores) {
    return scores.stream().mapToDouble(Score::value).toArray();
  }

  @Test
  void segmentsThatASpanOverlapsAreWrong() {
    Span second = new Span(15, 16, "fact", 1.0, "b");
    assertThat(values(scores(List.of("fact"), second))).containsExactly(1, 1.0 / 3, 1, -1, 1);
    assertThat(values(scores(List.of(), second))).containsExactly(1, 1.0 / 3, 1, -1, 1);
    assertThat(values(scores(List.of("style"), second))).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void aSpanOfTwoSegmentsMarksBoth() {
    Span both = new Span(6, 11, "fact", 1.0, "a. It");
    assertThat(values(scores(List.of(), both))).containsExactly(1, -1.0 / 3, -1, -1, 1);
  }

  @Test
  void ofSeveralPlacesTheNearestIsMeant() {
    assertThat(values(scores(List.of(), new Span(24, 26, "fact", 1.0, "a."))))
        .containsExactly(1, 1.0 / 3, 1, 1, -1);
    assertThat(values(scores(List.of(), new Span(3, 5, "fact", 1.0, "a."))))
        .containsExactly(1, 1.0 / 3, -1, 1, 1);
  }

  @Test
  void aMarkedTextThatIsGoneIsAnError() {
    List<Score> scores = scores(List.of(), new Span(0, 4, "fact", 1.0, "gone"));
    assertThat(scores.get(0).outcome()).isEqualTo(Outcome.OK);
    assertThat(scores.subList(1, 5)).allMatch(each -> each.outcome() == Outcome.ERROR);
    assertThat(scores.get(3).detail()).contains("response 1").contains("`gone`");
  }

  @Test
  void aSpanWithoutTextMarksNothing() {
    assertThat(values(scores(List.of(), new Span(3, 3, "fact", 1.0, ""))))
        .containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void segmentsThatTheGeneratorAloneSeesAreAnError() {
    Group<Rollout> group =
        Groups.rolled(Map.of(), Member.of(1).text("One."), segment(0), segment(0));
    List<Score> scores = new SpanLabels(CUT, List.of()).score(group);
    assertThat(scores.get(1).outcome()).isEqualTo(Outcome.OK);
    assertThat(scores.get(2).outcome()).isEqualTo(Outcome.ERROR);
    assertThat(scores.get(2).detail()).contains("response 0 has 1 segments here");
  }
}
