package org.sparring.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.random.Draw;

class WinRateTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(Draw.seed(7).with("evaluate"));

  @Test
  void countsPairsWithTiesHalf() {
    double[][] policy = {{1, 2}, {5, 5}, {0}};
    double[][] baseline = {{1, 3}, {0, 1}, {1, 0, -1}};
    assertThat(WinRate.shares(policy, baseline)).containsExactly(1.5 / 4, 1, 0.5);
    Summary rate = WinRate.of("win_rate/gold", policy, baseline, BOOTSTRAP);
    assertThat(rate.value()).isCloseTo(1.875 / 3, within(1e-15));
    assertThat(rate.n()).isEqualTo(3);
    assertThat(rate.low()).isBetween(0.375, 0.5);
    assertThat(rate.high()).isBetween(0.8, 1.0);
  }

  @Test
  void isHalfAgainstItself() {
    double[][] scores = {{1, 2, 3}, {4, 4, 9}, {-1, 0, 0}};
    assertThat(WinRate.shares(scores, scores)).containsOnly(0.5);
    Summary rate = WinRate.of("w", scores, scores, BOOTSTRAP);
    assertThat(rate.low()).isEqualTo(0.5);
    assertThat(rate.high()).isEqualTo(0.5);
  }

  @Test
  void dependsOnTheDrawAlone() {
    double[][] policy = {{1}, {0}, {1}, {0.5}};
    double[][] baseline = {{0}, {1}, {0.5}, {0.5}};
    Summary rate = WinRate.of("w", policy, baseline, BOOTSTRAP);
    assertThat(WinRate.of("w", policy, baseline, BOOTSTRAP)).isEqualTo(rate);
  }

  @Test
  void onePromptHasNoInterval() {
    Summary rate = WinRate.of("w", new double[][] {{1}}, new double[][] {{0}}, BOOTSTRAP);
    assertThat(rate.value()).isEqualTo(1);
    assertThat(rate.low()).isNaN();
    assertThat(rate.high()).isNaN();
  }

  @Test
  void refusesWhatCannotBeCompared() {
    double[][] one = {{1}};
    assertThatThrownBy(() -> WinRate.shares(one, new double[2][1]))
        .hasMessageContaining("2 of the");
    assertThatThrownBy(() -> WinRate.shares(one, new double[][] {{Double.NaN}}))
        .hasMessageContaining("value 0 is NaN");
    assertThatThrownBy(() -> WinRate.shares(one, new double[][] {{}})).hasMessage("no values");
  }

  @Test
  void becomesARow() {
    Summary summary = new Summary("win_rate/gold", 0.6, 0.5, 0.7, 40);
    assertThat(summary.row("run", 3, "all", "dpo"))
        .isEqualTo(new EvaluationRow("run", 3, "win_rate/gold", "all", "dpo", 0.6, 0.5, 0.7, 40));
  }
}
