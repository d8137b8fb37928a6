package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private static Portion portion(long rows, double parts) {
    return new Portion("*", 1, rows, parts, 1);
  }

  @Test
  void capsAndProportions() {
    List<Portion> portions = List.of(portion(0, 3), portion(0, 1), portion(50, 0), portion(0, 0));
    assertThat(Quotas.of(portions, new long[] {900, 100, 80, 7})).containsExactly(300, 100, 50, 7);
    assertThat(Quotas.of(portions, new long[] {90, 100, 20, 7})).containsExactly(90, 30, 20, 7);
    List<Portion> capped = List.of(portion(60, 3), portion(0, 1));
    assertThat(Quotas.of(capped, new long[] {900, 100})).containsExactly(60, 20);
  }

  @Test
  void anEmptyPortionOfAMixtureEmptiesIt() {
    assertThat(Quotas.of(List.of(portion(0, 1), portion(0, 1)), new long[] {5, 0}))
        .containsExactly(0, 0);
  }

  @Test
  void filesAreNamedByPatterns() {
    Portion portion = Portion.of("*/hh/*.jsonl.gz");
    assertThat(portion.holds("file:/data/hh/helpful/a.jsonl.gz")).isTrue();
    assertThat(portion.holds("file:/data/hh/a.jsonlXgz")).isFalse();
    assertThat(Portion.of("a+b*").holds("a+b.csv")).isTrue();
  }
}
