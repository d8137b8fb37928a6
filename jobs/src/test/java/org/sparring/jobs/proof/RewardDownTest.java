package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.job.EvaluateJob;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.RolloutJob;
import org.sparring.jobs.job.ScoreJob;

class RewardDownTest {
  private static final String SERVICE = "[{" + Service.class.getName() + ": {}}]";
  private static final String ROLLOUT =
      "{models: {policy: {from: dpo}}, examples: {run: prompts, table: prompts, limit: 3}, reward: %s}"
          .formatted(SERVICE);
  private static final String SCORE = "{rollouts: dpo, reward: %s}".formatted(SERVICE);
  private static final String EVALUATE =
      "{policy: dpo, prompts: {run: prompts, table: prompts, limit: 3}, reward: %s}"
          .formatted(SERVICE);

  @TempDir Path folder;

  @Test
  void aRewardThatFailsForEverySampleStopsTheRunUntilItIsMended() {
    World world = World.make(folder.resolve("data"), folder.resolve("base"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      world.prepared(spark);
    }
    var settings =
        World.settings("ppo").set("streams.main.reward=[{" + Service.class.getName() + ": {}}]");
    World never = world.copy(folder.resolve("never-down"));
    never.train(settings, new ThreadFleet());
    Service.up(false);
    UserException stopped =
        catchThrowableOfType(UserException.class, () -> world.train(settings, new ThreadFleet()));
    Service.up(true);
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
    assertThat(stopped)
        .hasMessageContaining("samples of stream `main` in round 0 of run `ppo` could be scored")
        .hasMessageContaining("TIMEOUT (no answer in 5 s)");
    assertThat(world.workspace().lastRound("ppo", "open")).hasValue(0);
    assertThat(world.workspace().lastRound("ppo", "rollout")).isEmpty();
    assertThat(world.train(settings, new ThreadFleet()).round()).isEqualTo(2);
    assertThat(Digests.run(world.workspace(), "ppo"))
        .isEqualTo(Digests.run(never.workspace(), "ppo"));
  }

  @Test
  void jobsThatScoreEndWithFourAndCommitNoScores() throws Exception {
    World world = World.make(folder.resolve("data"), folder.resolve("jobs"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      world.prepared(spark).train("dpo", new ThreadFleet());
      Map<Job, String> jobs =
          Map.of(new RolloutJob(), ROLLOUT, new ScoreJob(), SCORE, new EvaluateJob(), EVALUATE);
      for (Map.Entry<Job, String> each : jobs.entrySet()) {
        Service.up(false);
        UserException stopped =
            catchThrowableOfType(
                UserException.class, () -> run(spark, each.getKey(), world, each.getValue()));
        Service.up(true);
        assertThat(stopped.code()).as(each.getKey().name()).isEqualTo(ExitCode.GATE);
        assertThat(stopped)
            .hasMessageContaining("could be scored")
            .hasMessageContaining("TIMEOUT (no answer in 5 s)");
        run(spark, each.getKey(), world, each.getValue());
      }
      for (String run : List.of("rollout", "score", "evaluate-dpo")) {
        assertThat(world.workspace().list(Tables.SCORES, files(world, run)))
            .as(run)
            .isNotEmpty()
            .allMatch(row -> row.outcome().equals("ok"));
      }
    } finally {
      Service.up(true);
    }
  }

  private static List<FileEntry> files(World world, String run) {
    return world.workspace().files(Tables.SCORES, run);
  }

  private static void run(SparkSession spark, Job job, World world, String settings)
      throws Exception {
    Settings given = Settings.parse(settings).set("workspace", world.workspace().root(), "test");
    job.run(spark, JobRunner.checked(job, given));
  }
}
