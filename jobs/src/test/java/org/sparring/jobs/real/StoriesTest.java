package org.sparring.jobs.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.jobs.Measured;

/** PPO on a model of stories, against a reward model of film reviews. */
@Tag("learning")
class StoriesTest {
  private static final double NATS = 10;

  @TempDir Path workspace;

  @Test
  void ppoRaisesTheScoreByAStandardDeviationWithinTenNats() throws Exception {
    Measured measured = new RunFile("tinystories-ppo.yaml").run(workspace);
    double before = measured.last("stories", "mean/model").value();
    double after = measured.last("ppo", "mean/model").value();
    assertThat(after - before)
        .isGreaterThanOrEqualTo(measured.last("stories", "std/model").value());
    assertThat(measured.last("ppo", "kl").value()).isLessThanOrEqualTo(NATS);
    assertThat(measured.last("polarity-reward", "accuracy").value()).isGreaterThan(0.5);
    assertThat(Files.readString(workspace.resolve("report.html")))
        .contains("stories (policy)", "ppo (policy)", "std/model");
  }
}
