package org.sparring.common.model.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void constantRisesAndStays() {
    assertThat(new Constant(0).factor(0, 100)).isEqualTo(1);
    Schedule warm = new Constant(0.1);
    assertThat(warm.factor(0, 100)).isEqualTo(0.1);
    assertThat(warm.factor(9, 100)).isEqualTo(1);
    assertThat(warm.factor(99, 100)).isEqualTo(1);
  }

  @Test
  void linearFallsToItsFloor() {
    Schedule linear = new Linear(0.2, 0.1);
    assertThat(linear.factor(9, 100)).isEqualTo(0.5);
    assertThat(linear.factor(20, 100)).isEqualTo(1);
    assertThat(linear.factor(60, 100)).isCloseTo(0.55, within(1e-12));
    assertThat(linear.factor(100, 100)).isCloseTo(0.1, within(1e-12));
    assertThat(linear.factor(1000, 100)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void cosineIsHalfWayInTheMiddle() {
    Schedule cosine = new Cosine(0, 0);
    assertThat(cosine.factor(0, 100)).isEqualTo(1);
    assertThat(cosine.factor(25, 100)).isCloseTo((1 + Math.sqrt(0.5)) / 2, within(1e-12));
    assertThat(cosine.factor(50, 100)).isCloseTo(0.5, within(1e-12));
    assertThat(cosine.factor(100, 100)).isCloseTo(0, within(1e-12));
  }

  @Test
  void delayedWaitsAndThenCountsFromItsOwnBeginning() {
    Schedule delayed = new Delayed(0.2, new Linear(0, 0));
    assertThat(delayed.factor(0, 100)).isZero();
    assertThat(delayed.factor(19, 100)).isZero();
    assertThat(delayed.factor(20, 100)).isEqualTo(1);
    assertThat(delayed.factor(60, 100)).isCloseTo(0.5, within(1e-12));
    assertThat(new Delayed(0, new Constant(0)).factor(0, 100)).isEqualTo(1);
  }

  @Test
  void aRunOfNoStepsHasAFactor() {
    assertThat(new Linear(0.5, 0).factor(0, 0)).isBetween(0.0, 1.0);
    assertThat(new Cosine(1, 0).factor(0, 1)).isEqualTo(1);
  }
}
