package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparring.jobs.prepare.pair.Samples.ranked;
import static org.sparring.jobs.prepare.pair.Samples.rated;
import static org.sparring.jobs.prepare.pair.Samples.row;
import static org.sparring.jobs.prepare.pair.Samples.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Verdict;

class PairsTest {
  private static final Source HERE = new Source("a.jsonl", 3);

  private static Verdict judge(Matching of, double least, Draft row) {
    return judge(new Pairs(of, "", "", least), row);
  }

  private static Verdict judge(Pairs pairs, Draft row) {
    return new Pairing(pairs, Draw.seed(0)).judge(row);
  }

  private static String reason(Verdict verdict) {
    assertThat(verdict.kept()).isEmpty();
    return verdict.rejected().get(0).reason();
  }

  private static List<String> texts(Draft pair) {
    return pair.example().responses().stream().map(each -> Words.text(each.content())).toList();
  }

  @Test
  void ratingsBecomeACurriculum() {
    Draft row = row("p", HERE, rated("A", 9), rated("B", 3), rated("C", 7), rated("D", 6.5));
    Verdict verdict = judge(Matching.CURRY, 0, row);
    assertThat(verdict.kept())
        .extracting(pair -> pair.marks().order())
        .containsExactlyInAnyOrder(1.0, 2.0, 3.0);
    for (Draft pair : verdict.kept()) {
      assertThat(texts(pair).get(0)).isEqualTo("A");
      assertThat(pair.example().responses()).extracting(Response::rank).containsExactly(0, 1);
      assertThat(pair.marks().margin()).isEqualTo(pair.example().strength());
      assertThat(pair.source()).isEqualTo(HERE);
      assertThat(pair.prompt()).isEqualTo(row.prompt());
      assertThat(pair.key()).isNotEqualTo(row.key());
    }
    assertThat(verdict.kept().stream().filter(pair -> pair.marks().order() == 2))
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(texts(pair)).containsExactly("A", "D");
              assertThat(pair.marks().margin()).isEqualTo(2.5);
            });
    assertThat(verdict.findings()).hasSize(3);
  }

  @Test
  void ranksServeWhereThereAreNoRatings() {
    Draft row = row("p", HERE, ranked("A", 2), ranked("B", 0), ranked("C", 1));
    Verdict verdict = judge(Matching.BEST_WORST, 0, row);
    assertThat(texts(verdict.kept().get(0))).containsExactly("B", "A");
    assertThat(verdict.kept().get(0).marks().margin()).isEqualTo(2);
  }

  @Test
  void aRowThatGivesNoPairSaysWhy() {
    Draft tied = row("p", HERE, rated("A", 4), rated("B", 4));
    assertThat(reason(judge(Matching.ALL, 0, tied))).isEqualTo("no_pair");
    assertThat(judge(Matching.ALL, 0, tied).rejected().get(0).detail()).contains("equal");
    Draft close = row("p", HERE, rated("A", 4), rated("B", 3.5));
    assertThat(judge(Matching.ALL, 1, close).rejected().get(0).detail())
        .contains("0.5")
        .contains("1.0");
    Draft unrated = row("p", HERE, ranked("A", 0), ranked("B", -1));
    assertThat(reason(judge(Matching.ALL, 0, unrated))).isEqualTo("unrated");
  }

  @Test
  void rowsThatAreNoRankingsStay() {
    Draft prompt = row("p", HERE);
    assertThat(judge(Matching.ALL, 0, prompt).kept()).containsExactly(prompt);
    Draft single = row("p", HERE, ranked("A", -1));
    assertThat(judge(Matching.ALL, 0, single).kept()).containsExactly(single);
  }

  @Test
  void carriedColumnsOrderAndMeasure() {
    Draft row =
        row(
            "p",
            HERE,
            new Response(text("A"), 0, Map.of("judge", "1", "ref", "-5")),
            new Response(text("B"), 1, Map.of("judge", "8", "ref", "-1")),
            new Response(text("C"), 2, Map.of("judge", "3", "ref", "-9")));
    Verdict verdict = judge(new Pairs(Matching.CURRY, "judge", "ref", 0), row);
    assertThat(verdict.kept()).hasSize(2).allMatch(pair -> texts(pair).get(0).equals("B"));
    assertThat(verdict.kept().stream().filter(pair -> pair.marks().order() == 1))
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(texts(pair)).containsExactly("B", "C");
              assertThat(pair.marks().margin()).isEqualTo(8);
            });
    assertThat(judge(new Pairs(Matching.CURRY, "nowhere", "", 0), row).rejected().get(0).detail())
        .contains("'nowhere'");
  }

  @Test
  void theOrderOfResponsesDoesNotCount() {
    Draft one = row("p", HERE, rated("A", 9), rated("B", 3), rated("C", 7), rated("D", 7));
    Draft other = row("p", HERE, rated("D", 7), rated("C", 7), rated("B", 3), rated("A", 9));
    for (Matching matching : Matching.values()) {
      assertThat(judge(matching, 0, other).kept()).isEqualTo(judge(matching, 0, one).kept());
    }
  }
}
