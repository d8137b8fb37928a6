package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Start;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.part.Generator;
import org.sparring.common.part.Reward;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.adjust.Shaping;
import org.sparring.jobs.loop.Snapshots;

/** Groups of nobody, and rounds of which filters leave nothing: the run says so and stops. */
class NothingToLearnTest {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static World world;

  /** Gives every sample the same reward. */
  public record Same() implements Reward {
    @Override
    public List<Score> score(Group<Rollout> group) {
      return group.members().stream().map(each -> Score.of(1)).toList();
    }
  }

  /** Drops every sample from a round on. */
  public record DropFrom(int round) implements Shaping {
    @Override
    public double[] tally(Group<Scored> group) {
      return new double[] {0};
    }

    @Override
    public double[] initial() {
      return new double[] {-1};
    }

    @Override
    public double[] next(double[] carried, double[] total) {
      return new double[] {carried[0] + 1};
    }

    @Override
    public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
      return carried[0] < round
          ? group
          : group.map(each -> new Scored(each.rollout(), each.reward(), each.parts(), 0));
    }
  }

  /** Asks for two samples of a prompt, and for none of some. */
  public record Lazy() implements Generator {
    @Override
    public List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
      boolean idle = soFar.size() > 0 || Math.floorMod(start.key().hashCode(), 3) == 0;
      return idle
          ? List.of()
          : List.of(new Request(Role.SAMPLE, -1, 0, 2, new Decoding(1, 0, 1, 4, false)));
    }
  }

  @BeforeAll
  static void prepare() {
    spark = Session.open("local[2]", 3);
    world = World.make(folder.resolve("data"), folder.resolve("base")).prepared(spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Settings ppo(String run) {
    return World.settings("ppo").set("run=" + run);
  }

  private static UserException stopped(Settings settings, Fleet fleet) {
    return catchThrowableOfType(UserException.class, () -> world.train(settings, fleet));
  }

  private static void committed(String run, String stage, int... rounds) {
    var last = world.workspace().lastRound(run, stage);
    assertThat(last.isPresent() ? new int[] {last.getAsInt()} : new int[0]).isEqualTo(rounds);
  }

  @Test
  void filtersThatDropEveryGroupOfTheFirstRound() {
    Settings equal =
        ppo("equal")
            .set("streams.main.reward=[{" + Same.class.getName() + ": {}}]")
            .set("streams.main.adjust=[drop_equal]");
    for (Fleet fleet :
        List.of(
            new ThreadFleet(),
            new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext())))) {
      UserException stopped = stopped(equal, fleet);
      assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
      assertThat(stopped)
          .hasMessageContaining("no sample of stream `main` in round 0 of run `equal` is left")
          .hasMessageContaining("16 had a reward, of which `drop_equal` dropped 16.")
          .hasMessageContaining("change streams.main");
      committed("equal", "open", 0);
      committed("equal", "rollout", 0);
      committed("equal", "steps");
      committed("equal", "round");
    }
    assertThat(world.workspace().files(Tables.REJECTS, "equal")).isEmpty();
  }

  @Test
  void filtersThatDropEveryGroupOfALaterRound() {
    Settings later =
        ppo("later")
            .set("rounds=3")
            .set("streams.main.adjust=[drop_equal, {" + DropFrom.class.getName() + ": {round: 1}}]")
            .set("streams.main.normalise=[]");
    UserException stopped = stopped(later, new ThreadFleet());
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
    assertThat(stopped)
        .hasMessageContaining("in round 1 of run `later`")
        .hasMessageContaining(DropFrom.class.getName() + "` dropped ");
    committed("later", "round", 0);
    committed("later", "steps", 0);
    var models = Snapshots.at(world.workspace(), "later", -1).models();
    assertThat(Snapshots.at(world.workspace(), "later", 1).models()).isEqualTo(models);
    assertThat(world.workspace().list(Tables.PARAMETERS, models.get("policy").files()))
        .isNotEmpty();
    UserException again = stopped(later, new ThreadFleet());
    assertThat(again).hasMessage(stopped.getMessage());
  }

  /** Some groups, or a worker, of which nothing is left are no reason to stop. */
  @Test
  void someGroupsThatAreDroppedStopNothing() {
    Settings some = ppo("some").set("streams.main.adjust=[drop_equal]");
    assertThat(world.train(some, new ThreadFleet()).round()).isEqualTo(2);
    assertThat(
            world.workspace().list(Tables.REJECTS, world.workspace().files(Tables.REJECTS, "some")))
        .anyMatch(
            row ->
                row.reason().equals("filtered")
                    && row.stage().equals("adjust")
                    && row.detail().startsWith("`drop_equal` set"));
  }

  @Test
  void aGeneratorThatAsksForNothing() {
    Settings lazy = ppo("lazy").set("streams.main.generate={" + Lazy.class.getName() + ": {}}");
    UserException stopped = stopped(lazy, new ThreadFleet());
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
    assertThat(stopped)
        .hasMessageMatching("(?s)stream `main`, prompt \\w+, round 0 of run `lazy`: .*")
        .hasMessageContaining(Lazy.class.getName() + "` asked for no sample");
    committed("lazy", "open", 0);
    committed("lazy", "rollout");
  }

  @Test
  void dataWithoutResponses() {
    Settings given =
        World.settings("dpo")
            .set("run=given")
            .set("streams.main.examples={run: prompts, table: prompts}");
    UserException stopped = stopped(given, new ThreadFleet());
    assertThat(stopped.code()).isEqualTo(ExitCode.INPUT);
    assertThat(stopped)
        .hasMessageContaining("round 0 of run `given`: the data give no response")
        .hasMessageContaining("let streams.main.examples name preferences");
    committed("given", "rollout");
  }
}
