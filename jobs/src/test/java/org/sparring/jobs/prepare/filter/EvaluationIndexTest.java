package org.sparring.jobs.prepare.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.filter.EvaluationIndex.Entry;
import org.sparring.jobs.prepare.filter.EvaluationIndex.Hit;

class EvaluationIndexTest {
  private static final int ITEMS = 300;
  private static final int WORDS = 30;

  private static EvaluationItem item(int number) {
    return new EvaluationItem("set", new Source("set.jsonl", number));
  }

  private static List<String> words(Draw draw, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("w" + draw.below(500, i));
    }
    return words;
  }

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      entries.add(new Entry(item(i), String.join(" ", words(Draw.seed(1).with(i), WORDS))));
    }
    return entries;
  }

  @Test
  void plantedRunsOfThirteenWordsAreFoundAndTwelveAreNot() {
    EvaluationIndex index = new EvaluationIndex(entries(), 13, 8, 10);
    assertThat(index.size()).isEqualTo(ITEMS * (WORDS - 12));
    int right = 0;
    int found = 0;
    int planted = 0;
    for (int row = 0; row < 900; row++) {
      Draw draw = Draw.seed(2).with(row);
      List<String> text = words(draw, 40);
      int from = draw.below(ITEMS, 100);
      int length = List.of(0, 12, 13, 20).get(row % 4);
      int at = draw.below(WORDS - length + 1, 101);
      List<String> run = words(Draw.seed(1).with(from), WORDS).subList(at, at + length);
      text.addAll(draw.below(40, 102), run);
      String said = String.join(row % 2 == 0 ? " " : ", ", text).toUpperCase(Locale.ROOT);
      List<Hit> hits = index.hits(List.of("Something else.", said));
      boolean isPlanted = length >= 13;
      planted += isPlanted ? 1 : 0;
      found += hits.isEmpty() ? 0 : 1;
      if (isPlanted && hits.size() == 1) {
        right += hits.get(0).item().equals(item(from)) ? 1 : 0;
        assertThat(hits.get(0).gram()).isEqualTo(String.join(" ", run.subList(0, 13)));
      }
    }
    assertThat(planted).isEqualTo(450);
    assertThat((double) right / planted).as("recall").isEqualTo(1);
    assertThat((double) right / found).as("precision").isEqualTo(1);
  }

  @Test
  void aShortTextMatchesOnlyAsAWhole() {
    EvaluationIndex index =
        new EvaluationIndex(List.of(new Entry(item(0), "What is 2 + 2?")), 13, 8, 10);
    assertThat(index.hits(List.of("what IS 2+2"))).hasSize(1);
    assertThat(index.hits(List.of("So what is 2 + 2?"))).isEmpty();
    assertThat(index.hits(List.of(""))).isEmpty();
  }

  /** Items of 1 to 12 words, alone, inside other text, and with their last word changed. */
  @Test
  void itemsShorterThanARunAreFoundAsAWhole() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      entries.add(new Entry(item(i), String.join(" ", words(Draw.seed(4).with(i), 5 + i % 8))));
    }
    EvaluationIndex index = new EvaluationIndex(entries, 13, 8, 10);
    int right = 0;
    int found = 0;
    int planted = 0;
    for (int i = 0; i < ITEMS; i++) {
      List<String> said = words(Draw.seed(4).with(i), 5 + i % 8);
      List<String> around = words(Draw.seed(5).with(i), 30);
      around.addAll(12, said);
      List<String> other = new ArrayList<>(said);
      other.set(said.size() - 1, "other");
      boolean inside = said.size() >= 8;
      planted += inside ? 2 : 1;
      for (List<String> text : List.of(said, around, other)) {
        List<Hit> hits = index.hits(List.of(String.join(", ", text).toUpperCase(Locale.ROOT)));
        found += hits.size();
        boolean due = text.equals(said) || (inside && text.equals(around));
        Hit own = new Hit(item(i), String.join(" ", said));
        right += due && hits.contains(own) ? 1 : 0;
      }
    }
    assertThat(planted).isGreaterThan(ITEMS + 150);
    assertThat((double) right / planted).as("recall").isEqualTo(1);
    assertThat((double) right / found).as("precision").isEqualTo(1);
  }

  @Test
  void whatManyItemsSayIsNoEvidence() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      entries.add(new Entry(item(i), "a b c " + (i < 3 ? "x" : "y")));
    }
    assertThat(new EvaluationIndex(entries, 3, 3, 3).hits(List.of("a b c"))).isEmpty();
    assertThat(new EvaluationIndex(entries, 3, 3, 4).hits(List.of("a b c"))).hasSize(4);
    assertThat(new EvaluationIndex(entries, 3, 3, 3).hits(List.of("b c x"))).hasSize(3);
  }
}
