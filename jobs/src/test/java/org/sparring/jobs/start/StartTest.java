package org.sparring.jobs.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Response;
import org.sparring.common.data.Start;

class StartTest {
  private static final Progress PROGRESS = new Progress(0, 0, 0);
  private static final Start START = new Start("key", new int[] {1}, new int[0], Map.of());
  private static final List<Response> GIVEN =
      List.of(
          new Response(new int[] {7, 7, 7, 7, 7, 7}, 1),
          new Response(new int[] {4, 5, 6, 7, 8, 2}, 0),
          new Response(new int[] {9, 9}, -1));

  @Test
  void aResetIsAnyProperPieceOfTheBestResponse() {
    Set<Integer> lengths = new HashSet<>();
    double sum = 0;
    int draws = 3000;
    for (int draw = 0; draw < draws; draw++) {
      int[] given = new Reset(0.6).open(START, GIVEN, draw).given();
      for (int t = 0; t < given.length; t++) {
        assertThat(given[t]).isEqualTo(4 + t);
      }
      lengths.add(given.length);
      sum += given.length;
    }
    assertThat(lengths).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    assertThat(sum / draws).isCloseTo(1.8, Offset.offset(0.1));
  }

  @Test
  void whatIsResetIsNotThePolicysAndDependsOnTheKeyAlone() {
    Reset always = new Reset(1);
    Start opened = always.open(START, GIVEN, 5);
    assertThat(opened.author()).isEqualTo(Author.PREFIX);
    assertThat(opened.given()).isNotEmpty().isEqualTo(always.open(START, GIVEN, 5).given());
    assertThat(always.place(Map.of(), PROGRESS, 0.25)).hasValue(0.25);
  }

  @Test
  void withoutAPieceToTakeResponsesBeginAtThePrompt() {
    assertThat(new Reset(0).open(START, GIVEN, 1)).isSameAs(START);
    assertThat(new Reset(1).open(START, List.of(), 1)).isSameAs(START);
    assertThat(new Reset(1).open(START, List.of(new Response(new int[] {2}, 0)), 1))
        .isSameAs(START);
  }

  @Test
  void examplesComeInTheOrderOfAColumn() {
    ByColumn greatest = new ByColumn("variance", true);
    assertThat(greatest.place(Map.of("variance", "0.25"), PROGRESS, 0.9)).hasValue(-0.25);
    assertThat(new ByColumn("variance", false).place(Map.of("variance", "3"), PROGRESS, 0))
        .hasValue(3);
    assertThat(greatest.place(Map.of(), PROGRESS, 0.9)).isEmpty();
    assertThat(greatest.place(Map.of("variance", "much"), PROGRESS, 0.9)).isEmpty();
    assertThat(greatest.place(Map.of("variance", "NaN"), PROGRESS, 0.9)).isEmpty();
    assertThat(greatest.open(START, GIVEN, 1)).isSameAs(START);
  }
}
