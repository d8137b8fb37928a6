package org.sparring.jobs.prepare.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.jobs.evaluate.Interval;

class AgreementTest {
  /** Krippendorff 2011, section C: four observers, twelve units, values 1 to 5; 0 is missing. */
  private static final int[][] OBSERVERS = {
    {1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
    {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
  };

  /** The example of fourteen raters, ten subjects and five classes that Wikipedia works out. */
  private static final int[][] RATERS = {
    {0, 0, 0, 0, 14},
    {0, 2, 6, 4, 2},
    {0, 0, 3, 5, 6},
    {0, 3, 9, 2, 0},
    {2, 2, 8, 1, 1},
    {7, 7, 0, 0, 0},
    {3, 2, 6, 3, 0},
    {2, 5, 3, 2, 2},
    {6, 5, 2, 1, 0},
    {0, 2, 2, 3, 7},
  };

  private static Units observed() {
    Units units = Units.none();
    for (int unit = 0; unit < 12; unit++) {
      List<Integer> counts = new ArrayList<>(Collections.nCopies(5, 0));
      for (int[] observer : OBSERVERS) {
        if (observer[unit] > 0) {
          counts.set(observer[unit] - 1, counts.get(observer[unit] - 1) + 1);
        }
      }
      units.add(counts);
    }
    return units;
  }

  private static Units units(int[][] counts) {
    Units units = Units.none();
    for (int[] each : counts) {
      units.add(Arrays.stream(each).boxed().toList());
    }
    return units;
  }

  @ParameterizedTest
  @CsvSource({"NOMINAL, 0.743", "ORDINAL, 0.815", "INTERVAL, 0.849"})
  void alphaIsTheOneThatKrippendorffPublished(Difference difference, double alpha) {
    assertThat(new KrippendorffAlpha(difference).of(observed())).isCloseTo(alpha, within(5e-4));
  }

  @Test
  void kappaIsTheOneOfTheKnownTable() {
    assertThat(FleissKappa.of(units(RATERS))).isCloseTo(0.210, within(5e-4));
  }

  @Test
  void kappaTakesTheUnitsOfTheUsualNumberOfJudgements() {
    Units units = units(new int[][] {{2, 0}, {0, 2}, {1, 1}, {3, 0}});
    assertThat(units.usual()).isEqualTo(2);
    assertThat(FleissKappa.of(units)).isCloseTo((2.0 / 3 - 0.5) / 0.5, within(1e-12));
  }

  @Test
  void fullAgreementIsOneAndOneClassAloneTellsNothing() {
    Units agreed = units(new int[][] {{2, 0}, {0, 3}});
    assertThat(new KrippendorffAlpha(Difference.NOMINAL).of(agreed)).isEqualTo(1);
    Units alone = units(new int[][] {{2, 0}, {3, 0}});
    assertThat(new KrippendorffAlpha(Difference.NOMINAL).of(alone)).isNaN();
    assertThat(FleissKappa.of(units(new int[][] {{1, 0}}))).isNaN();
    assertThat(Jackknife.of(alone, FleissKappa::of)).isEqualTo(Interval.NONE);
  }

  @Test
  void leavingOutEachUnitOfAMeanGivesItsStandardError() {
    Units units = units(new int[][] {{1, 0}, {1, 0}, {0, 1}, {1, 0}, {0, 1}});
    Interval interval = Jackknife.of(units, AgreementTest::shareOfFirst);
    double error = Math.sqrt(0.6 * 0.4 / 4);
    assertThat(interval.low()).isCloseTo(0.6 - 1.959964 * error, within(1e-6));
    assertThat(interval.high()).isCloseTo(0.6 + 1.959964 * error, within(1e-6));
  }

  private static double shareOfFirst(Units units) {
    double[] first = new double[1];
    units.each((unit, times) -> first[0] += unit.get(0) * times);
    return first[0] / units.size();
  }
}
