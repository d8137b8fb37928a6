package org.sparring.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.Measured;
import org.sparring.jobs.job.DemoJob;
import org.sparring.jobs.job.JobRunner;

/** The demo tells the truth: three recipes learn from preferences, and none from noise. */
@Tag("learning")
class DemoLearningTest {
  private static final List<String> ALIGNED = List.of("dpo", "ppo", "grpo");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void threeRecipesBeatAnHonestStart(long seed) throws Exception {
    Measured demo = demo(seed, false);
    assertThat(demo.last("sft", "mean/grammatical").value()).isGreaterThanOrEqualTo(0.95);
    double gold = demo.last("sft", "mean/gold").value();
    assertThat(gold / demo.last("sft", "mean/optimum").value()).isBetween(0.3, 0.6);
    double best = demo.all("sft", "loss").mapToDouble(EvaluationRow::value).min().orElseThrow();
    assertThat(demo.last("sft", "loss").value()).isLessThanOrEqualTo(1.02 * best);
    for (String run : ALIGNED) {
      EvaluationRow row = demo.last(run, "win_rate/gold");
      assertThat(row.low()).as("%s %s", run, row).isGreaterThan(0.5);
      assertThat(row.n()).isGreaterThanOrEqualTo(400);
    }
    assertThat(demo.last("reward-features", "accuracy").low()).isGreaterThan(0.5);
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("win_rate/gold", "reward-features", "Reward models");
  }

  @Test
  void shuffledLabelsTeachNothing() throws Exception {
    Measured demo = demo(1, true);
    for (String run : ALIGNED) {
      EvaluationRow row = demo.last(run, "win_rate/gold");
      assertThat(row.low()).as("%s %s", run, row).isLessThanOrEqualTo(0.5);
    }
  }

  private Measured demo(long seed, boolean shuffled) throws Exception {
    DemoJob job = new DemoJob();
    Settings given =
        Settings.empty()
            .set("workspace", folder.toString(), "test")
            .set("seed=" + seed)
            .set("shuffled=" + shuffled);
    Settings settings = JobRunner.effective(job, given);
    assertThat(job.run(LocalSession.spark(), settings).code()).isEqualTo(ExitCode.DONE);
    return Measured.in(folder.toString());
  }
}
