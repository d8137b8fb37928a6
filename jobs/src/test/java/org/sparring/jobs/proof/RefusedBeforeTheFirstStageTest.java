package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.jobs.job.EvaluateJob;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.ScoreJob;

/** Jobs that load models look at the processes that will run them before they commit anything. */
class RefusedBeforeTheFirstStageTest {
  private static final String SCORE =
      "{rollouts: reward, models: {reward: {from: reward}}, reward: [{model: {}}]}";
  private static final String EVALUATE =
      "{policy: reward, run: evaluated, heldout: {run: pairs, table: preferences, limit: 4}}";

  @TempDir static Path folder;
  private static SparkSession spark;
  private static World world;

  @BeforeAll
  static void prepare() {
    spark = Session.open("local[2]", 3);
    world = World.make(folder.resolve("data"), folder.resolve("base")).prepared(spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static void run(Job job, String settings, String more) throws Exception {
    Settings given =
        Settings.parse(settings).set("workspace", world.workspace().root(), "test").set(more);
    job.run(spark, JobRunner.checked(job, given));
  }

  private static UserException refused(Job job, String settings, String more) {
    return catchThrowableOfType(UserException.class, () -> run(job, settings, more));
  }

  @Test
  void scoreWithAModel() throws Exception {
    UserException refused = refused(new ScoreJob(), SCORE, "numerics.threads=8");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused).hasMessageContaining("--conf spark.task.cpus=8");
    assertThat(world.workspace().runs()).doesNotContain("score");
    run(new ScoreJob(), SCORE, "numerics.threads=1");
    assertThat(world.workspace().runs()).contains("score");
  }

  @Test
  void evaluate() throws Exception {
    UserException refused = refused(new EvaluateJob(), EVALUATE, "numerics.threads=8");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused).hasMessageContaining("--conf spark.task.cpus=8");
    assertThat(world.workspace().runs()).doesNotContain("evaluated");
    run(new EvaluateJob(), EVALUATE, "numerics.threads=1");
    assertThat(world.workspace().runs()).contains("evaluated");
  }

  @Test
  void scoreWithAModelOfNoRun() {
    UserException refused =
        refused(new ScoreJob(), SCORE, "models.reward={from: '', checkpoint: /nowhere}");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused)
        .hasMessageContaining("models.reward")
        .hasMessageContaining("from: RUN")
        .hasMessageContaining("sparring import");
  }
}
