package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.part.Reward;

/** Runs whose numbers are no longer any: they stop, and what was committed stands. */
class DivergedTest {
  private static final String WHERE = "worker 0 of run `%s`: the run stops, and the last committed";

  @TempDir static Path folder;
  private static World world;

  /** A reward that says it is fine and is not. */
  public record Infinite() implements Reward {
    @Override
    public List<Score> score(Group<Rollout> group) {
      return group.members().stream().map(each -> Score.of(Double.POSITIVE_INFINITY)).toList();
    }
  }

  @BeforeAll
  static void prepare() {
    world = World.make(folder.resolve("data"), folder.resolve("workspace"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      world.prepared(spark);
    }
  }

  private static UserException stopped(Settings settings) {
    return catchThrowableOfType(
        UserException.class, () -> world.train(settings, new ThreadFleet()));
  }

  @Test
  void aLearningRateThatExplodesEndsWithFourAndWhere() {
    Settings wild =
        World.settings("dpo")
            .set("run=wild")
            .set("rounds=9")
            .set("learners=[{model: policy, optimiser: {sgd: {learning_rate: 1.0e+12}}}]");
    UserException stopped = stopped(wild);
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
    assertThat(stopped)
        .hasMessageMatching(
            "(?s)(loss|grad_norm)/.* is (NaN|-?Infinity) in round \\d, step \\d+, .*")
        .hasMessageContaining("of run `wild`")
        .hasMessageContaining("lower the learning rate");
    assertThat(world.workspace().lastRound("wild", "open")).hasValue(0);
    assertThat(world.workspace().lastRound("wild", "round").orElse(-1)).isLessThan(8);
  }

  @Test
  void aRewardThatIsNoNumberEndsWithFourBeforeAStepIsTaken() {
    Settings ppo =
        World.settings("ppo")
            .set("run=infinite")
            .set("streams.main.reward=[{" + Infinite.class.getName() + ": {}}]")
            .set("streams.main.adjust=[]");
    UserException stopped = stopped(ppo);
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
    assertThat(stopped).hasMessageContaining(WHERE.formatted("infinite"));
    assertThat(world.workspace().lastRound("infinite", "round")).isEmpty();
    assertThat(world.workspace().lastRound("infinite", "rollout")).hasValue(0);
  }
}
