package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;

class RewardDownTest {
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
}
