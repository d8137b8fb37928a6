package org.sparring.jobs.prepare.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Marks;
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
  void contradictionsAreCountedAndTheMinorityCanGo() {
    StageCalls calls =
        new StageCalls()
            .pair("p", "a", "b", "x")
            .pair("p", "a", "b", "y")
            .pair("p", "b", "a", "z")
            .pair("q", "a", "b", "x")
            .pair("q", "b", "a", "y")
            .pair("r", "a", "b", "x");
    Called kept = calls.through("contradictions");
    assertThat(kept.report().out()).isEqualTo(6);
    assertThat(kept.value("pairs")).isEqualTo(2);
    assertThat(kept.value("contradictory_pairs")).isEqualTo(2);
    assertThat(kept.value("contradictory_rows")).isEqualTo(5);
    assertThat(calls.through("{contradictions: majority}").kept()).containsExactly(0L, 1L, 5L);
    assertThat(calls.through("{contradictions: drop}").kept()).containsExactly(5L);
  }

  @Test
  void contradictionsAreWeighedByVotesAndMarked() {
    StageCalls calls =
        new StageCalls()
            .pair("p", "a", "b", "x", "y", "z")
            .pair("p", "b", "a", "u")
            .pair("p", "b", "a", "v")
            .pair("q", "a", "b")
            .pair("q", "b", "a", "u", "v")
            .pair("r", "a", "b", "x");
    assertThat(calls.through("{contradictions: majority}").kept()).containsExactly(1L, 2L, 5L);
    Called votes = calls.through("{contradictions: {policy: majority, by: votes}}");
    assertThat(votes.kept()).containsExactly(0L, 4L, 5L);
    assertThat(votes.rejects())
        .extracting(row -> row.<String>getAs("detail"))
        .contains("2 votes order two of its responses as it does, 3 votes the other way.");
    Called marked = calls.through("{contradictions: {policy: mark, by: votes}}");
    assertThat(marked.kept()).hasSize(6);
    List<String> marks = new ArrayList<>();
    for (long i = 0; i < 6; i++) {
      Row row = marked.at(i);
      marks.add(row.<String, String>getJavaMap(row.fieldIndex("facts")).get("contradicted"));
    }
    assertThat(marks)
        .containsExactly("0.400000", "0.600000", "0.600000", "0.666667", "0.333333", null);
    Called backwards = calls.in(2).through("{contradictions: {policy: mark, by: votes}}", true);
    assertThat(backwards.at(3)).isEqualTo(marked.at(3));
  }

  @Test
  void contradictionsAreWeighedByTheColumnOfWeights() {
    Draft light = weighed("a", "b", 0.4, 0);
    Draft heavy = weighed("b", "a", 1.1, 1);
    Draft plain = weighed("a", "b", Double.NaN, 2);
    Contradictions stage = new Contradictions(Contradictions.Policy.MAJORITY, Worth.WEIGHT);
    assertThat(stage.judge(List.of(light, heavy)).kept()).containsExactly(heavy);
    assertThat(stage.judge(List.of(light, heavy, plain)).kept()).containsExactly(light, plain);
    Draft equal = weighed("b", "a", 0.4, 3);
    assertThat(stage.judge(List.of(light, equal)).kept()).as("a draw drops both").isEmpty();
  }

  private static Draft weighed(String chosen, String rejected, double weight, long place) {
    List<Response> responses =
        List.of(
            new Response(new Content.Plain(chosen), 0),
            new Response(new Content.Plain(rejected), 1));
    Example row =
        new Example(
            new Content.Plain("p"),
            responses,
            Double.NaN,
            List.of(),
            Map.of(),
            new Source("rows", place));
    return Draft.of(0, "", row).with(row).marks(Marks.NONE.weight(weight));
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

  /** What an annotator says where the first wins: that it does, that the other does, a tie. */
  private static final double[][] SAYS = {
    {0.9, 0.05, 0.05}, {0.4, 0, 0.6}, {0.4, 0, 0.6}, {0.9, 0.1, 0}
  };

  /** How often each annotator calls a tie where there is one. */
  private static final double[] TIES = {0.9, 0.98, 0.98, 0.02};

  private static int drawn(double u, double... chances) {
    double sum = 0;
    for (int i = 0; i < chances.length - 1; i++) {
      sum += chances[i];
      if (u < sum) {
        return i;
      }
    }
    return chances.length - 1;
  }

  /** Ranks of two responses: the first wins, the other does, or neither. */
  private static List<Row> ranked(int pair, int label) {
    return List.of(
        StageCalls.response("one " + pair, label == 1 ? 1 : 0),
        StageCalls.response("two " + pair, label == 0 ? 1 : 0));
  }

  private record Ties(StageCalls calls, int[] truths, int[][] labels) {
    /** Two annotators who often see a tie where there is none, and one who sees none. */
    static Ties plant(int pairs) {
      Ties ties = new Ties(new StageCalls(), new int[pairs], new int[pairs][4]);
      for (int p = 0; p < pairs; p++) {
        Draw draw = Draw.seed(12).with(p);
        int truth = drawn(draw.uniform(0), 0.35, 0.35, 0.3);
        ties.truths[p] = truth;
        for (int a = 0; a < 4; a++) {
          double u = draw.with("says").uniform(a);
          double[] win = SAYS[a];
          double side = (1 - TIES[a]) / 2;
          int label =
              switch (truth) {
                case 0 -> drawn(u, win[0], win[1], win[2]);
                case 1 -> drawn(u, win[1], win[0], win[2]);
                default -> drawn(u, side, side, TIES[a]);
              };
          ties.labels[p][a] = label;
          ties.calls.row("p" + p, ranked(p, label), List.of(NAMES.get(a)), "");
        }
      }
      return ties;
    }

    /** How often an annotator errs. */
    double error(int a) {
      int wrong = 0;
      for (int p = 0; p < truths.length; p++) {
        wrong += labels[p][a] == truths[p] ? 0 : 1;
      }
      return (double) wrong / truths.length;
    }

    /** The share of the pairs whose merged label is the true one. */
    double right(Called merged) {
      int right = 0;
      for (Row row : merged.rows()) {
        int p = Integer.parseInt(row.<String>getAs("prompt").substring(1));
        Map<String, Integer> ranks = new TreeMap<>();
        row.<Row>getList(row.fieldIndex("responses"))
            .forEach(each -> ranks.put(each.getAs("text"), each.getAs("rank")));
        int order = Integer.compare(ranks.get("one " + p), ranks.get("two " + p));
        right += (order == 0 ? 2 : order < 0 ? 0 : 1) == truths[p] ? 1 : 0;
      }
      return (double) right / truths.length;
    }
  }

  @Test
  void threeClassesNeedAMatrixForEachAnnotator() {
    Ties ties = Ties.plant(300);
    String stage = "{annotators: {form: %s, rows: merge, steps: 60}}";
    Called full = ties.calls.through(stage.formatted("full"));
    assertThat(full.rows()).hasSize(300);
    assertThat(ties.right(full)).isGreaterThan(0.85);
    Called coin = ties.calls.through(stage.formatted("one_coin"));
    assertThat(ties.right(coin)).as("one rate cannot say who is fond of ties").isLessThan(0.7);
    double noise = 0;
    for (Row row : full.rows()) {
      noise += row.<Double>getAs("noise") / 300;
    }
    assertThat(noise).isCloseTo(1 - ties.right(full), within(0.05));
    for (int a = 0; a < 4; a++) {
      Finding rate = full.finding("error_rate", "annotator/" + NAMES.get(a));
      assertThat(rate.n()).isEqualTo(300);
      assertThat(rate.value()).as(NAMES.get(a)).isCloseTo(ties.error(a), within(0.1));
    }
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
