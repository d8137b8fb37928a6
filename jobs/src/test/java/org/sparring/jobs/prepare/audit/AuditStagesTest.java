package org.sparring.jobs.prepare.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.StageCalls;
import org.sparring.jobs.prepare.StageCalls.Called;

class AuditStagesTest {
  private static final List<String> NAMES = List.of("ann", "bob", "cy", "dee");
  private static final double[] ERRORS = {0.05, 0.15, 0.25, 0.4};

  /** Four annotators judge each pair; the longer response wins unless they err. */
  private static StageCalls judged(int pairs) {
    StageCalls calls = new StageCalls();
    for (int p = 0; p < pairs; p++) {
      for (int a = 0; a < 4; a++) {
        boolean wrong = Draw.seed(4).with(p).uniform(a) < ERRORS[a];
        String good = "good " + p;
        calls.pair("p" + p, wrong ? "bad" + p : good, wrong ? good : "bad" + p, NAMES.get(a));
      }
    }
    return calls;
  }

  @Test
  void plantedCyclesAreFoundAndNothingElse() {
    StageCalls calls = new StageCalls();
    int cyclic = 0;
    for (int p = 0; p < 60; p++) {
      boolean cycle = p % 3 == 0;
      cyclic += cycle ? 3 : 0;
      calls.pair("p" + p, "a", "b").pair("p" + p, "b", "c");
      calls.pair("p" + p, cycle ? "c" : "a", cycle ? "a" : "c").pair("p" + p, "a", "d");
    }
    Called called = calls.through("{cycles: drop}");
    assertThat(called.value("prompts")).isEqualTo(60);
    assertThat(called.value("cyclic_prompts")).isEqualTo(20);
    assertThat(called.value("cyclic_pairs")).isEqualTo(60);
    assertThat(called.value("cyclic_rows")).isEqualTo(cyclic);
    assertThat(called.kept()).hasSize(180).allMatch(row -> row / 4 % 3 != 0 || row % 4 == 3);
  }

  @Test
  void agreementIsThatOfTheUnits() {
    Called called =
        new StageCalls()
            .pair("p", "a", "b", "x", "y")
            .pair("q", "a", "b", "x")
            .pair("q", "b", "a", "y")
            .pair("r", "a", "b", "x")
            .through("agreement");
    assertThat(called.finding("kappa", "all").n()).isEqualTo(2);
    Units units = Units.none();
    units.add(List.of(2, 0, 0));
    units.add(List.of(1, 0, 1));
    double alpha = new KrippendorffAlpha(Difference.NOMINAL).of(units);
    assertThat(called.value("alpha_nominal")).isCloseTo(alpha, within(1e-12));
    assertThat(called.report().out()).isEqualTo(4);
  }

  @Test
  void annotatorsAreToldApartAndTheirRowsMarked() {
    Called called = judged(400).through("annotators");
    for (int a = 0; a < 4; a++) {
      Finding rate = called.finding("error_rate", "annotator/" + NAMES.get(a));
      assertThat(rate.n()).isEqualTo(400);
      assertThat(ERRORS[a]).isBetween(rate.low(), rate.high());
    }
    Row row = called.at(0);
    double noise = row.getAs("noise");
    assertThat(row.<Double>getAs("margin")).isCloseTo(Math.log((1 - noise) / noise), within(1e-6));
    assertThat(row.<Double>getAs("weight")).isCloseTo(Math.max(0, 1 - 2 * noise), within(1e-12));
    double expected = called.rows().stream().mapToDouble(each -> each.<Double>getAs("noise")).sum();
    double wrong = 400 * (0.05 + 0.15 + 0.25 + 0.4);
    assertThat(expected).isCloseTo(wrong, within(0.15 * wrong));
  }

  @Test
  void judgementsOfAPairCanBeMergedWhateverTheOrderAndPartitions() {
    StageCalls calls = judged(100).pair("other", "a", "b").in(5);
    Called called = calls.through("{annotators: {rows: merge}}");
    assertThat(called.rows()).hasSize(101);
    assertThat(called.reasons()).hasSize(300).containsOnly("judgement");
    long right =
        called.rows().stream()
            .flatMap(row -> row.<Row>getList(row.fieldIndex("responses")).stream())
            .filter(each -> each.<Integer>getAs("rank") == 0)
            .filter(each -> each.<String>getAs("text").startsWith("good"))
            .count();
    assertThat(right).isGreaterThanOrEqualTo(90);
    Called again = calls.in(2).through("{annotators: {rows: merge}}", true);
    assertThat(again.findings()).isEqualTo(called.findings());
    assertThat(again.kept()).isEqualTo(called.kept());
    assertThat(again.at(again.kept().get(0)).<Double>getAs("noise"))
        .isEqualTo(called.at(called.kept().get(0)).<Double>getAs("noise"));
  }

  @Test
  void biasesHaveIntervalsAndAPlaceMustBeTold() {
    Called called = judged(100).through("bias");
    Finding longer = called.finding("longer_wins", "all");
    assertThat(longer.value()).isBetween(longer.low(), longer.high());
    assertThat(longer.value()).isCloseTo(1 - 0.85 / 4, within(0.06));
    assertThat(called.finding("longer_wins", "annotator/ann").value()).isGreaterThan(0.85);
    assertThat(called.findings()).noneMatch(each -> each.name().equals("first_wins"));
    StageCalls placed = new StageCalls();
    for (int p = 0; p < 200; p++) {
      int first = Draw.seed(8).uniform(p) < 0.7 ? 0 : 1;
      placed.row(
          "p" + p,
          List.of(StageCalls.response("aa", first), StageCalls.response("bb", 1 - first)),
          List.of(),
          "");
    }
    placed.row(
        "t", List.of(StageCalls.response("a", 0), StageCalls.response("b", 0)), List.of(), "");
    Called biased = placed.through("bias");
    Finding first = biased.finding("first_wins", "all");
    assertThat(first.n()).isEqualTo(200);
    assertThat(0.7).isBetween(first.low(), first.high());
    assertThat(first.low()).isGreaterThan(0.5);
    assertThat(biased.value("ties")).isCloseTo(1.0 / 201, within(1e-12));
  }

  @Test
  void flipRatesOfNobodyAreNotInvented() {
    Called called = new StageCalls().pair("p", "a", "b").pair("q", "c", "d").through("flips");
    assertThat(called.findings()).isEmpty();
    assertThat(called.report().out()).isEqualTo(2);
  }
}
