package org.sparring.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.random.Draw;

class StatisticsTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(Draw.seed(7).with("evaluate"));

  /** The published table of Student's t. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.7062",
    "2, 4.30265",
    "3, 3.18245",
    "4, 2.77645",
    "5, 2.57058",
    "9, 2.26216",
    "15, 2.13145",
    "30, 2.04227",
    "100, 1.98397",
    "100000, 1.95999"
  })
  void quantileIsStudents(int freedom, double expected) {
    assertThat(MeanInterval.quantile(freedom)).isCloseTo(expected, Percentage.withPercentage(0.01));
  }

  /** Mean 5, sample variance 32 / 7, half width 2.36462 x sqrt(32 / 56). */
  @Test
  void studentByHand() {
    Summary mean = MeanInterval.student("kl", new double[] {2, 4, 4, 4, 5, 5, 7, 9});
    assertThat(mean.value()).isEqualTo(5);
    assertThat(mean.high() - 5).isCloseTo(1.78749, within(2e-4));
    assertThat(5 - mean.low()).isCloseTo(1.78749, within(2e-4));
    assertThat(MeanInterval.student("kl", new double[] {3}).low()).isNaN();
  }

  /** Of two units a and b, a quarter of the resamples are (a, a) and a quarter (b, b). */
  @Test
  void bootstrapOfTwoUnitsReachesBoth() {
    Summary mean = MeanInterval.bootstrap("length", new double[] {10, 20}, BOOTSTRAP);
    assertThat(mean).isEqualTo(new Summary("length", 15, 10, 20, 2));
  }

  /** The interval of a mean of many units is that of the normal distribution. */
  @Test
  void bootstrapOfManyUnitsIsNormal() {
    double[] units = new double[400];
    Draw draw = Draw.seed(1);
    for (int i = 0; i < units.length; i++) {
      units[i] = draw.gaussian(i);
    }
    Summary boot = MeanInterval.bootstrap("m", units, BOOTSTRAP);
    Summary student = MeanInterval.student("m", units);
    assertThat(boot.low()).isCloseTo(student.low(), within(0.01));
    assertThat(boot.high()).isCloseTo(student.high(), within(0.01));
  }

  /** Wilson's interval of 8 in 10 is 0.4902 to 0.9433; of 0 in 10, 0 to 0.2775. */
  @Test
  void wilsonByHand() {
    Summary accuracy = Accuracy.of("accuracy", 8, 10);
    assertThat(accuracy.low()).isCloseTo(0.4902, within(5e-5));
    assertThat(accuracy.high()).isCloseTo(0.9433, within(5e-5));
    assertThat(Accuracy.of("accuracy", 0, 10).low()).isCloseTo(0, within(1e-15));
    assertThat(Accuracy.of("accuracy", 0, 10).high()).isCloseTo(0.2775, within(5e-5));
    assertThat(Accuracy.of("accuracy", 10, 10).high()).isCloseTo(1, within(1e-15));
    assertThatThrownBy(() -> Accuracy.of("accuracy", 3, 2)).hasMessageContaining("3.0 of 2");
  }

  @Test
  void marginsOfZeroCountHalf() {
    assertThat(Accuracy.ofMargins("a", new double[] {1, -1, 0, 2}).value()).isEqualTo(0.625);
  }

  /** Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: 4.5 / sqrt(4.5 x 5). */
  @Test
  void spearmanByHand() {
    double[] one = {1, 2, 2, 9};
    double[] other = {10, 30, 20, 40};
    assertThat(RankCorrelation.ranks(one)).containsExactly(1, 2.5, 2.5, 4);
    Summary correlation = RankCorrelation.of("r", one, other, BOOTSTRAP);
    assertThat(correlation.value()).isCloseTo(4.5 / Math.sqrt(22.5), within(1e-12));
    assertThat(correlation.high()).isEqualTo(1, within(1e-12));
    assertThat(RankCorrelation.of("r", new double[2], other(2), BOOTSTRAP).value()).isNaN();
    assertThat(RankCorrelation.of("r", new double[2], other(2), BOOTSTRAP).low()).isNaN();
    assertThatThrownBy(() -> RankCorrelation.of("r", one, other(3), BOOTSTRAP))
        .hasMessage("4 scores against 3");
  }

  /** Three right and one wrong at confidence 0.75: calibrated. All right at 0.75: 0.25 off. */
  @Test
  void calibrationByHand() {
    double margin = Math.log(3);
    double[] calibrated = {margin, margin, margin, -margin};
    assertThat(Calibration.error("ece", calibrated, BOOTSTRAP).value()).isCloseTo(0, within(1e-12));
    double[] timid = {margin, margin};
    assertThat(Calibration.error("ece", timid, BOOTSTRAP).value()).isCloseTo(0.25, within(1e-12));
    double[] ignorant = {0, 0};
    assertThat(Calibration.error("ece", ignorant, BOOTSTRAP).value()).isEqualTo(0);
  }

  private static double[] other(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = i;
    }
    return values;
  }
}
