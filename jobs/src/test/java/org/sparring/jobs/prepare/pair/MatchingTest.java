package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.pair.Ladder.Match;
import org.sparring.jobs.prepare.pair.Ladder.Rung;

class MatchingTest {
  private static final Draw DRAW = Draw.seed(1).with("row");

  /** Responses A, B, C, ... with these scores. */
  private static Ladder ladder(double least, double... scores) {
    List<Rung> rungs = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      rungs.add(new Rung(i, String.valueOf((char) ('A' + i)), scores[i], scores[i]));
    }
    return new Ladder(rungs, least);
  }

  private static String text(List<Match> matches) {
    StringBuilder text = new StringBuilder();
    for (Match match : matches) {
      text.append((char) ('A' + match.better())).append((char) ('A' + match.worse())).append(' ');
    }
    return text.toString().strip();
  }

  /** Card P31: A 9, B 3, C 7, D 6.5. */
  @Test
  void curryGoesFromTheWidestGapToTheNarrowest() {
    List<Match> matches = Matching.CURRY.of(ladder(0, 9, 3, 7, 6.5), DRAW);
    assertThat(text(matches)).isEqualTo("AB AD AC");
    assertThat(matches).extracting(Match::gap).containsExactly(6.0, 2.5, 2.0);
    assertThat(matches).extracting(Match::order).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void curryMeasuresGapsInAnotherNumber() {
    List<Rung> rungs =
        List.of(new Rung(0, "A", 9, -1), new Rung(1, "B", 3, -2), new Rung(2, "C", 7, -8));
    List<Match> matches = Matching.CURRY.of(new Ladder(rungs, 0), DRAW);
    assertThat(text(matches)).isEqualTo("AC AB");
    assertThat(matches).extracting(Match::gap).containsExactly(7.0, 1.0);
  }

  @Test
  void tiesAreNeverPairs() {
    for (Matching matching : Matching.values()) {
      assertThat(matching.of(ladder(0, 4, 4, 4), DRAW)).as(matching.name()).isEmpty();
    }
    assertThat(text(Matching.ALL.of(ladder(0, 5, 5, 1), DRAW))).isEqualTo("AC BC");
    assertThat(text(Matching.CURRY.of(ladder(0, 5, 5, 1), DRAW))).isEqualTo("AC");
  }

  @Test
  void everyWayOfMatching() {
    Ladder ladder = ladder(0, 9, 3, 7, 3);
    assertThat(text(Matching.BEST_WORST.of(ladder, DRAW))).isEqualTo("AD");
    assertThat(text(Matching.ALL.of(ladder, DRAW))).isEqualTo("AC AB AD CB CD");
    assertThat(text(Matching.ADJACENT.of(ladder, DRAW))).isEqualTo("AC CB CD");
    assertThat(text(Matching.CURRY.of(ladder, DRAW))).isEqualTo("AB AD AC");
  }

  @Test
  void anyWorseResponseMayBeDrawn() {
    Set<String> seen = new TreeSet<>();
    for (int row = 0; row < 60; row++) {
      seen.add(text(Matching.BEST_RANDOM.of(ladder(1, 9, 3, 8.5, 7), DRAW.with(row))));
    }
    assertThat(seen).containsExactly("AB", "AD");
    assertThat(Matching.BEST_RANDOM.of(ladder(0, 9, 3, 7), DRAW))
        .isEqualTo(Matching.BEST_RANDOM.of(ladder(0, 9, 3, 7), DRAW));
  }

  @Test
  void aGapMustBeWideEnough() {
    assertThat(text(Matching.ALL.of(ladder(2.5, 9, 3, 7, 6.5), DRAW))).isEqualTo("AD AB CB DB");
    assertThat(Matching.ADJACENT.of(ladder(3, 5, 4, 3), DRAW)).isEmpty();
    assertThat(Matching.BEST_WORST.of(ladder(2.1, 5, 4, 3), DRAW)).isEmpty();
  }

  @Test
  void theOrderOfTheResponsesDoesNotCount() {
    List<Rung> rungs = new ArrayList<>(ladder(0, 9, 3, 7, 6.5).rungs());
    for (Matching matching : Matching.values()) {
      List<Match> matches = matching.of(new Ladder(rungs, 0), DRAW);
      List<Rung> turned = new ArrayList<>(rungs);
      java.util.Collections.reverse(turned);
      assertThat(matching.of(new Ladder(turned, 0), DRAW)).isEqualTo(matches);
    }
  }
}
