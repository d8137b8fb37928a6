package org.sparring.jobs.prepare.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;
import org.sparring.jobs.evaluate.Interval;

class DawidSkeneTest {
  private static final double[] ERRORS = {0.05, 0.1, 0.2, 0.3, 0.45};

  private record Planted(List<Labels> units, int[] truths) {}

  private static Planted plant(Draw draw, int units, int classes) {
    List<Labels> labels = new ArrayList<>();
    int[] truths = new int[units];
    for (int u = 0; u < units; u++) {
      Draw own = draw.with(u);
      truths[u] = own.below(classes, 0);
      int[] annotators = {0, 1, 2, 3, 4};
      int[] said = new int[5];
      for (int a = 0; a < 5; a++) {
        boolean wrong = own.with("error").uniform(a) < ERRORS[a];
        int shift = wrong ? 1 + own.with("other").below(classes - 1, a) : 0;
        said[a] = (truths[u] + shift) % classes;
      }
      labels.add(new Labels(annotators, said));
    }
    return new Planted(labels, truths);
  }

  private static DawidSkene.Fit fit(ErrorForm form, Planted planted, int classes) {
    DawidSkene skene = new DawidSkene(form, 1e-9, 1000);
    return skene.fit(new Given<>(planted.units), classes, 5, planted.units.size());
  }

  @Test
  void plantedErrorRatesAreInsideTheirIntervalsForBothForms() {
    for (ErrorForm form : ErrorForm.values()) {
      for (int classes = 2; classes <= 3; classes++) {
        int inside = 0;
        int all = 0;
        for (int data = 0; data < 8; data++) {
          Planted planted = plant(Draw.seed(5).with(data).with(classes), 1500, classes);
          DawidSkene.Fit fit = fit(form, planted, classes);
          assertThat(fit.converged()).isTrue();
          Interval[] intervals =
              new Given<>(planted.units).over(new ErrorInformation(fit.quality())).intervals();
          for (int a = 0; a < 5; a++) {
            assertThat(fit.quality().errorRate(a)).isCloseTo(ERRORS[a], within(0.06));
            all++;
            inside += intervals[a].low() <= ERRORS[a] && ERRORS[a] <= intervals[a].high() ? 1 : 0;
            assertThat(intervals[a].high() - intervals[a].low()).isBetween(0.01, 0.12);
          }
        }
        assertThat((double) inside / all).as(form + " of " + classes).isGreaterThanOrEqualTo(0.85);
      }
    }
  }

  @Test
  void beliefIsCalibratedAndBeatsTheMajority() {
    Planted planted = plant(Draw.seed(6), 4000, 2);
    Quality quality = fit(ErrorForm.ONE_COIN, planted, 2).quality();
    double expected = 0;
    int right = 0;
    int majority = 0;
    for (int u = 0; u < planted.units.size(); u++) {
      double[] belief = quality.posterior(planted.units.get(u));
      int best = belief[0] >= belief[1] ? 0 : 1;
      expected += belief[best] / planted.units.size();
      right += best == planted.truths[u] ? 1 : 0;
      int ones = IntStream.of(planted.units.get(u).labels()).sum();
      majority += (ones >= 3 ? 1 : 0) == planted.truths[u] ? 1 : 0;
    }
    assertThat(right).isGreaterThan(majority + 40);
    assertThat((double) right / planted.units.size()).isCloseTo(expected, within(0.01));
  }

  @Test
  void oneStepByHand() {
    List<Labels> units =
        List.of(
            new Labels(new int[] {0, 1, 2}, new int[] {0, 0, 1}),
            new Labels(new int[] {0, 1, 2}, new int[] {1, 1, 1}));
    Quality quality =
        new Given<>(units).over(Expectation.votes(ErrorForm.ONE_COIN, 2, 3)).quality();
    assertThat(quality.prior()[0]).isCloseTo((2.0 / 3 + 0.5) / 3, within(1e-12));
    assertThat(quality.errorRate(0)).isCloseTo((1.0 / 3 + 0.5) / 3, within(1e-12));
    assertThat(quality.errorRate(2)).isCloseTo((2.0 / 3 + 0.5) / 3, within(1e-12));
  }

  @Test
  void twoCoinsTellWhoFavoursOneSide() {
    Draw draw = Draw.seed(9);
    List<Labels> units = new ArrayList<>();
    for (int u = 0; u < 3000; u++) {
      Draw own = draw.with(u);
      int truth = own.below(2, 0);
      int[] said = new int[4];
      for (int a = 0; a < 4; a++) {
        double rate = a == 3 ? (truth == 0 ? 0.02 : 0.4) : 0.15;
        said[a] = own.with("error").uniform(a) < rate ? 1 - truth : truth;
      }
      units.add(new Labels(new int[] {0, 1, 2, 3}, said));
    }
    Quality quality =
        new DawidSkene(ErrorForm.FULL, 1e-9, 1000).fit(new Given<>(units), 2, 4, 3000).quality();
    assertThat(1 - quality.chance(3, 0, 0)).isCloseTo(0.02, within(0.03));
    assertThat(1 - quality.chance(3, 1, 1)).isCloseTo(0.4, within(0.05));
  }
}
