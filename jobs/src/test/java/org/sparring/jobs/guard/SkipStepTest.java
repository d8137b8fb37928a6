package org.sparring.jobs.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.part.Guard.Verdict;

class SkipStepTest {
  private static final String STATISTIC = "grad_norm/policy";

  @Test
  void skipsBeyondTheLimitOnly() {
    SkipStep guard = new SkipStep(10, STATISTIC);
    assertThat(guard.after(Map.of(STATISTIC, 10.0))).isEqualTo(Verdict.STEP);
    assertThat(guard.after(Map.of(STATISTIC, 10.1))).isEqualTo(Verdict.SKIP);
    assertThat(guard.after(Map.of(STATISTIC, Double.NaN))).isEqualTo(Verdict.SKIP);
    assertThat(guard.after(Map.of("val/ratio", 99.0))).isEqualTo(Verdict.STEP);
  }
}
