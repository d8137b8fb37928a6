package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Vacuum;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.job.EvaluateJob;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.RolloutJob;
import org.sparring.jobs.job.ScoreJob;
import org.sparring.jobs.loop.Keep;
import org.sparring.jobs.loop.Retention;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.Snapshots;
import org.sparring.jobs.loop.TrainLoop;

/** What {@code keep} lets go of, what it never does, and what readers are told. */
class RetentionTest {
  private static final String RUN = "dpo";
  private static final Keep KEEP = new Keep(2, 4);
  private static final TrainLoop.Listener NOBODY = (round, rounds, metrics) -> {};

  private static final String SCORE =
      "{rollouts: dpo, models: {reward: {from: reward}}, reward: [{model: {}}]}";
  private static final String EVALUATE =
      "{policy: dpo/policy, heldout: {run: pairs, table: preferences, limit: 4}}";
  private static final String SAMPLE =
      "{models: {policy: {from: dpo/policy@5}}, examples: {run: prompts, table: prompts, limit:"
          + " 2}}";

  @TempDir static Path folder;
  private static World base;
  private World world;

  @BeforeAll
  static void prepare() {
    base = World.make(folder.resolve("data"), folder.resolve("base"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      base.prepared(spark);
    }
  }

  @BeforeEach
  void copy(TestInfo test) {
    world = base.copy(folder.resolve(test.getTestMethod().orElseThrow().getName()));
  }

  private static Settings settings() {
    return World.settings(RUN)
        .set("rounds=6")
        .set("averaging.local_steps=1")
        .set("averaging.workers=1");
  }

  private void train(Keep keep, TrainLoop.Listener next) {
    Run run = world.run(settings());
    World.train(run, new ThreadFleet(), new Retention(run, keep, next));
  }

  /** Numbers of the rounds of which files of a table are on disk. */
  private Set<Integer> rounds(String table) {
    Set<Integer> rounds = new TreeSet<>();
    for (Path each : world.files(table, RUN)) {
      rounds.add(Integer.valueOf(each.getParent().getFileName().toString()));
    }
    return rounds;
  }

  @Test
  void theLastAndEveryFourthStateStayAndWhatTheyPointTo() {
    train(KEEP, NOBODY);
    assertThat(rounds("rollouts")).containsExactly(3, 4, 5);
    assertThat(rounds("parameters")).as("the reference is the opening").containsExactly(0, 3, 4, 5);
    assertThat(
            world.files("parameters", RUN).stream().filter(each -> each.toString().contains("/0/")))
        .allMatch(each -> each.getFileName().toString().startsWith("open."));
    assertThat(rounds("metrics")).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(world.strays()).isEmpty();
    Workspace workspace = world.workspace();
    assertThat(workspace.list(Tables.ROLLOUTS, workspace.files(Tables.ROLLOUTS, RUN))).isNotEmpty();
    for (int state : List.of(0, 4, 5, 6)) {
      var models = Snapshots.at(workspace, RUN, state).models();
      assertThat(workspace.list(Tables.PARAMETERS, models.get("policy").files())).isNotEmpty();
    }
    assertThat(new Vacuum(workspace, TrainLoop.ROUND).find("", Duration.ZERO).garbage()).isEmpty();
  }

  @Test
  void readersAreToldWhatIsRetiredAndWhatIsLeft() {
    train(KEEP, NOBODY);
    Workspace workspace = world.workspace();
    UserException refused =
        catchThrowableOfType(
            UserException.class,
            () -> Snapshots.find(workspace, "models.policy", "dpo/policy@3", "policy"));
    assertThat(refused.code()).isEqualTo(ExitCode.INPUT);
    assertThat(refused)
        .hasMessageContaining("models.policy: `dpo/policy@3` is retired")
        .hasMessageContaining("[0, 4, 5, 6]");
    List<FileEntry> gone =
        workspace.manifest(new StageId(RUN, 1, "rollout")).orElseThrow().files(Tables.ROLLOUTS);
    assertThatThrownBy(() -> workspace.list(Tables.ROLLOUTS, gone))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(gone.get(0).path() + " is retired")
        .hasMessageContaining("keep");
  }

  @Test
  void whatAnotherRunBeganWithStays() {
    Settings other =
        settings()
            .set("run=other")
            .set("rounds=1")
            .set("models.policy={from: dpo/policy@2, fresh: null}");
    train(
        new Keep(1, 0),
        (round, rounds, metrics) -> {
          if (round == 1) {
            world.train(other, new ThreadFleet());
          }
        });
    assertThat(rounds("rollouts")).containsExactly(5);
    assertThat(rounds("parameters")).containsExactly(0, 1, 5);
    Workspace workspace = world.workspace();
    var begun = Snapshots.at(workspace, "other", 0).models().get("policy").files();
    assertThat(begun).allMatch(each -> each.path().startsWith("parameters/dpo/1/average."));
    assertThat(workspace.list(Tables.PARAMETERS, begun)).isNotEmpty();
  }

  @Test
  void whatAnotherJobReadsStays() throws Exception {
    try (SparkSession spark = Session.open("local[1]", 1)) {
      train(
          new Keep(1, 0),
          (round, rounds, metrics) -> {
            if (round == 1) {
              job(spark, new ScoreJob(), SCORE);
            } else if (round == 3) {
              job(spark, new EvaluateJob(), EVALUATE);
            } else if (round == 4) {
              job(spark, new RolloutJob(), SAMPLE);
            }
          });
      assertThat(rounds("rollouts"))
          .as("state 1 and 2 when it was scored")
          .containsExactly(0, 1, 5);
      assertThat(rounds("parameters")).as("states 4, 5 and 6").containsExactly(0, 3, 4, 5);
      String scored = Digests.run(world.workspace(), "score");
      Files.delete(world.folder().resolve("_commits/score/0/score.json"));
      job(spark, new ScoreJob(), SCORE);
      assertThat(Digests.run(world.workspace(), "score"))
          .as("a score that goes on reads what it opened, not what there is by now")
          .isEqualTo(scored);
    }
  }

  private void job(SparkSession spark, Job job, String settings) {
    Settings given = Settings.parse(settings).set("workspace", world.workspace().root(), "test");
    try {
      job.run(spark, JobRunner.checked(job, given));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** It dies between the commit of a round and what is retired for it. */
  @Test
  void aRunThatDiedInBetweenEndsWithTheSameFiles() {
    World whole = base.copy(folder.resolve("whole"));
    Run undisturbed = whole.run(settings());
    World.train(undisturbed, new ThreadFleet(), new Retention(undisturbed, KEEP, NOBODY));
    for (int death : List.of(1, 4, 5)) {
      assertThatThrownBy(() -> train(KEEP, (round, rounds, metrics) -> dieAt(round, death)))
          .hasMessage("died in " + death);
    }
    train(KEEP, NOBODY);
    assertThat(rounds("parameters")).containsExactly(0, 3, 4, 5);
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(Digests.run(whole.workspace(), RUN));
    List<Path> files = world.files();
    train(KEEP, NOBODY);
    assertThat(world.files()).isEqualTo(files);
  }

  private static void dieAt(int round, int death) {
    if (round == death) {
      throw new IllegalStateException("died in " + death);
    }
  }

  @Test
  void aFinishedRunMayKeepLessLater() {
    train(new Keep(100, 0), NOBODY);
    assertThat(rounds("rollouts")).hasSize(6);
    SortedMap<String, ?> before = Snapshots.at(world.workspace(), RUN, 6).models();
    train(new Keep(1, 0), NOBODY);
    assertThat(rounds("rollouts")).containsExactly(5);
    assertThat(Snapshots.at(world.workspace(), RUN, -1).models()).isEqualTo(before);
  }
}
