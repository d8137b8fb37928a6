package org.sparring.jobs.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.part.Guard.Verdict;

class KlStopTest {
  private static final String STATISTIC = "policy/approxkl_avg";

  @Test
  void stopsBeyondTheLimitOnly() {
    KlStop guard = new KlStop(0.1, STATISTIC);
    assertThat(guard.after(Map.of(STATISTIC, 0.1))).isEqualTo(Verdict.STEP);
    assertThat(guard.after(Map.of(STATISTIC, 0.11))).isEqualTo(Verdict.STOP_EPOCH);
    assertThat(guard.after(Map.of(STATISTIC, Double.NaN))).isEqualTo(Verdict.STOP_EPOCH);
    assertThat(guard.after(Map.of("loss", 9.0))).isEqualTo(Verdict.STEP);
  }
}
