package org.sparring.jobs.prepare.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.StageCalls;
import org.sparring.jobs.prepare.StageCalls.Called;

/** Annotators who may say that two responses are equally good. */
class ThreeClassesTest {
  private static final List<String> NAMES = List.of("ann", "bob", "cy", "dee");

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
}
