package org.sparring.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  private final Sample.Job job = Sample.job("workspace: w");

  @Test
  void aKeyThatIsNotSetHasItsDefault() {
    assertThat(job.seed()).isEqualTo(17);
    assertThat(job.share()).isEqualTo(1.0);
    assertThat(job.shuffle()).isTrue();
    assertThat(job.sizes()).containsExactly(1, 2);
    assertThat(job.weights()).isEmpty();
    assertThat(job.judgeKey()).isEmpty();
  }

  @Test
  void defaultsReachIntoRecordsAndParts() {
    assertThat(job.averaging()).isEqualTo(new Sample.Averaging(8, 4, new Sample.Average()));
    Sample.Clipped clipped = new Sample.Clipped(0.2, Sample.Mean.TOKEN);
    assertThat(job.objective()).isEqualTo(List.of(new Sample.Term("clipped", 1.0, clipped)));
  }

  @Test
  void anOptionalIsEmptyAndNullBringsTheDefaultBack() {
    assertThat(job.limit()).isEmpty();
    assertThat(job.rest()).isEqualTo(Settings.empty());
    Settings set = Settings.parse("{workspace: w, seed: 4, limit: 3}").set("seed=").set("limit=~");
    Sample.Job back = set.bind(Sample.Job.class, Sample.BINDER);
    assertThat(back.seed()).isEqualTo(17);
    assertThat(back.limit()).isEmpty();
  }
}
