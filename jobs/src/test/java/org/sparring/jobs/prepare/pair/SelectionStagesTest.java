package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.prepare.pair.Samples.ranked;
import static org.sparring.jobs.prepare.pair.Samples.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Rejection;

class SelectionStagesTest {
  private static final String[] SUBJECTS = {"cat", "dog", "sun", "sea"};

  /** Rows about four subjects, most of them about the first. */
  private static List<Draft> rows(int n) {
    List<Draft> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Draw draw = Draw.seed(5).with(i);
      int subject = Math.max(0, draw.below(40, 0) - 36);
      StringBuilder prompt = new StringBuilder(SUBJECTS[subject]);
      for (int word = 1; word < 8; word++) {
        prompt.append(' ').append(SUBJECTS[subject]).append(draw.below(12, word));
      }
      Source source = new Source("f" + i % 3, i);
      rows.add(
          row(
              prompt.toString(),
              source,
              ranked("yes w" + draw.below(30, 20), i % 5 == 0 ? 0 : -1),
              ranked("no w" + draw.below(30, 21), i % 5 == 0 ? 1 : -1)));
    }
    return rows;
  }

  private static Diverse diverse(Variety by, int rows) {
    return new Diverse(rows, Words.PROMPT, by, 1, 4096, 50, 4);
  }

  @Test
  void coverageKeepsRowsOfEverySubject() {
    List<Flow> flows = Samples.judged(diverse(Variety.COVERAGE, 12), rows(150));
    assertThat(Samples.drafts(flows)).hasSize(12);
    Set<String> subjects = new TreeSet<>();
    Samples.drafts(flows).forEach(each -> subjects.add(Words.PROMPT.of(each).substring(0, 3)));
    assertThat(subjects).containsExactly("cat", "dog", "sea", "sun");
    assertThat(Samples.rejections(flows)).allMatch(each -> each.reason().equals("not_chosen"));
    double value = Samples.found(flows, "value", "all");
    assertThat(value).isGreaterThan(Samples.found(flows, "value_at_random", "all"));
    assertThat(Samples.found(flows, "share_of_bound", "all")).isBetween(1 - Math.exp(-1), 1.0);
    assertThat(Samples.found(flows, "oracle_calls", "all")).isLessThan(12 * 150);
  }

  @Test
  void facilityBeatsChance() {
    List<Flow> flows = Samples.judged(diverse(Variety.FACILITY, 8), rows(150));
    assertThat(Samples.drafts(flows)).hasSize(8);
    assertThat(Samples.found(flows, "value", "all"))
        .isGreaterThan(Samples.found(flows, "value_at_random", "all"));
  }

  @Test
  void twoRoundsComeNearOne() {
    List<Candidate> all = new ArrayList<>();
    for (Draft each : rows(150)) {
      all.add(new Candidate(RowId.of(each), new WordHashes(4096, 1).of(Words.ROW.of(each))));
    }
    LazyGreedy greedy = new LazyGreedy(10, 0);
    Selection one = greedy.select(all, new Coverage());
    List<Selection> parts = new ArrayList<>();
    for (int part = 0; part < 5; part++) {
      parts.add(greedy.select(all.subList(30 * part, 30 * part + 30), new Coverage()));
    }
    Selection two = new TwoRounds(5, greedy, Coverage::new).merged(parts);
    assertThat(two.value()).isBetween(0.95 * one.value(), one.value() + 2);
    assertThat(two.value())
        .isGreaterThanOrEqualTo(parts.stream().mapToDouble(Selection::value).max().orElse(0));
  }

  @Test
  void theMostTellingPairsAreAskedFirst() {
    List<Draft> rows = rows(150);
    Ask ask = new Ask(20, 0, Open.UNLABELLED, true, 1, 1, 1, 64, 1, 4);
    List<Flow> flows = Samples.judged(ask, rows);
    List<Draft> asked =
        Samples.drafts(flows).stream()
            .filter(each -> !Double.isNaN(each.marks().order()))
            .sorted(Comparator.comparingDouble(each -> each.marks().order()))
            .toList();
    assertThat(asked).hasSize(20);
    assertThat(asked.get(0).marks().order()).isEqualTo(1);
    assertThat(asked.get(19).marks().order()).isEqualTo(20);
    assertThat(Samples.drafts(flows)).as("30 pairs are labelled").hasSize(50);
    assertThat(Samples.rejections(flows)).extracting(Rejection::reason).containsOnly("not_chosen");
    assertThat(Samples.found(flows, "asked_before", "all")).isEqualTo(30);
    assertThat(Samples.found(flows, "value", "all"))
        .isGreaterThan(Samples.found(flows, "value_at_random", "all"));
    Ask marks = new Ask(20, 0, Open.UNLABELLED, false, 1, 1, 1, 64, 1, 4);
    assertThat(Samples.rejections(Samples.judged(marks, rows))).isEmpty();
  }

  @Test
  void pairsOfLittleDisagreementAreNotAsked() {
    Draft same = row("p", new Source("a", 0), ranked("one two", -1), ranked("two one", -1));
    Draft other = row("p", new Source("a", 1), ranked("one", -1), ranked("two", -1));
    Ask ask = new Ask(9, 0, Open.ALL, true, 1, 1, 1, 64, 1, 1);
    List<Flow> flows = Samples.judged(ask, List.of(same, other));
    assertThat(Samples.drafts(flows)).extracting(Draft::key).containsExactly(other.key());
    double disagreement = 2 * Math.sqrt(2 / Math.PI);
    Ask above = new Ask(9, disagreement + 1e-6, Open.ALL, true, 1, 1, 1, 64, 1, 1);
    assertThat(Samples.drafts(Samples.judged(above, List.of(other)))).isEmpty();
    Ask below = new Ask(9, disagreement - 1e-6, Open.ALL, true, 1, 1, 1, 64, 1, 1);
    assertThat(Samples.drafts(Samples.judged(below, List.of(other)))).hasSize(1);
  }

  @Test
  void outerProductsAddUp() {
    Outer outer = new Outer(2);
    outer.add(Sparse.of(0.6, -0.8));
    outer.add(Sparse.of(1, 0));
    double[][] sigma = outer.plus(2, 0.5);
    assertThat(sigma[0][0]).isCloseTo(2 + 0.5 * 1.36, within(1e-8));
    assertThat(sigma[0][1]).isEqualTo(sigma[1][0]).isCloseTo(-0.24, within(1e-8));
    assertThat(outer.rows()).isEqualTo(2);
  }

  @Test
  void promptsFallIntoTheirClusters() {
    List<Draft> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      int subject = i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2;
      String word = SUBJECTS[subject];
      String prompt =
          word + " " + word + " " + word + "s " + word + "y w" + Draw.seed(2).with(i).below(40, 0);
      rows.add(row(prompt, new Source("f", i), ranked("x" + i, 0)));
    }
    PromptClusters stage = new PromptClusters("cluster", 16, 80, 256, 1, 50, 20);
    List<Flow> flows = Samples.judged(stage, rows);
    for (Draft each : Samples.drafts(flows)) {
      String subject = Words.PROMPT.of(each).substring(0, 3);
      String cluster = each.example().facts().get("cluster");
      assertThat(SUBJECTS[Integer.parseInt(cluster)]).isEqualTo(subject);
    }
    assertThat(Samples.found(flows, "clusters", "all")).isEqualTo(3);
    assertThat(Samples.found(flows, "agreement", "all")).isEqualTo(1);
    assertThat(Samples.found(flows, "rows", "0")).isEqualTo(72);
    assertThat(Samples.drafts(flows)).as("20 of 72, 20 of 36, all of 12").hasSize(52);
    assertThat(Samples.rejections(flows)).extracting(Rejection::reason).containsOnly("over_cap");
  }
}
