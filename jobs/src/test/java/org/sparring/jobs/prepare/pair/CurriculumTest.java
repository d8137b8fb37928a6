package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparring.jobs.prepare.pair.Samples.ranked;
import static org.sparring.jobs.prepare.pair.Samples.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Verdict;

class CurriculumTest {
  private static Draft pair(String prompt, int position, String gap) {
    Source source = new Source("a.jsonl", position);
    Map<String, String> facts = Map.of("gap", gap);
    return row(prompt, source, facts, ranked("x" + position, 0), ranked("y", 1));
  }

  @Test
  void aPromptsPairsAreNumberedFromEasyToHard() {
    Draft alone = row("p", new Source("b", 0));
    Verdict verdict =
        new Curry("gap")
            .judge(
                List.of(
                    pair("p", 0, "2.0"),
                    alone,
                    pair("p", 1, "6"),
                    pair("p", 2, "2.5"),
                    pair("p", 3, "wide")));
    assertThat(verdict.kept().stream().filter(Gap::pair))
        .extracting(each -> each.example().facts().get("gap"), each -> each.marks().order())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("6", 1.0),
            org.assertj.core.groups.Tuple.tuple("2.5", 2.0),
            org.assertj.core.groups.Tuple.tuple("2.0", 3.0));
    assertThat(verdict.kept()).contains(alone);
    assertThat(verdict.rejected()).singleElement().matches(each -> each.reason().equals("no_gap"));
    assertThat(new Curry("").judge(List.of(pair("p", 0, "1"))).rejected()).hasSize(1);
  }

  @Test
  void allPairsAreDealtIntoStagesOfEqualSize() {
    List<Draft> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(pair("p" + i, i, String.valueOf(i * 37 % 101 / 2)));
    }
    rows.add(pair("p", 100, "none"));
    rows.add(row("alone", new Source("b", 0)));
    List<Flow> flows = Samples.judged(new Curriculum(4, "gap"), rows);
    List<Draft> pairs =
        Samples.drafts(flows).stream()
            .filter(Gap::pair)
            .sorted(
                Comparator.comparingDouble((Draft each) -> each.marks().order())
                    .thenComparing(each -> new Gap("gap").of(each)))
            .toList();
    for (int i = 0; i < 100; i++) {
      assertThat(pairs.get(i).marks().order()).isEqualTo(1 + i / 25);
    }
    for (int stage = 1; stage < 4; stage++) {
      double least = new Gap("gap").of(pairs.get(25 * stage - 25));
      assertThat(Samples.found(flows, "widest_gap", "stage " + (stage + 1)))
          .isLessThanOrEqualTo(least);
    }
    assertThat(Samples.rejections(flows))
        .singleElement()
        .matches(each -> each.reason().equals("no_gap"));
  }

  @Test
  void fewPairsLeaveStagesEmpty() {
    List<Draft> rows = List.of(pair("p", 0, "1"), pair("q", 1, "2"));
    assertThat(Samples.drafts(Samples.judged(new Curriculum(4, "gap"), rows)))
        .extracting(each -> each.marks().order())
        .containsExactlyInAnyOrder(1.0, 3.0);
    assertThat(Samples.judged(new Curriculum(4, "gap"), List.of(row("p", new Source("b", 0)))))
        .hasSize(1);
  }
}
