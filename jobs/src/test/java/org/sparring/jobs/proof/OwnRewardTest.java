package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.RolloutJob;
import org.sparring.jobs.job.ScoreJob;

/** Rewards that people bring: SQL, and a class that only these tests know. */
class OwnRewardTest {
  private static final String SQL =
      "CASE WHEN response LIKE 'a%' THEN 1 / (length - 3) ELSE length + 0.5 END";
  private static final String REWARDS =
      "[{sql: {name: words, expression: \"" + SQL + "\"}}, {" + Patchy.class.getName() + ": {}}]";

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

  /** Two samples of a few words are often worth the same: equal groups stay. */
  private static Settings ppo(String rewards) {
    return World.settings("ppo")
        .set("streams.main.reward=" + rewards)
        .set("streams.main.adjust=[{kl_in_reward: {beta: 0.05}}]");
  }

  private static void run(Job job, World where, String settings) throws Exception {
    Settings given =
        Settings.parse(settings).set("workspace", where.workspace().root(), "the test");
    job.run(spark, JobRunner.checked(job, given));
  }

  private static List<ScoreRow> scores(Workspace workspace, String run, String reward) {
    return workspace.list(Tables.SCORES, workspace.files(Tables.SCORES, run)).stream()
        .filter(row -> row.reward().equals(reward))
        .toList();
  }

  @Test
  void trainingScoresByThemOnEveryFleet() {
    World thread = world.copy(folder.resolve("thread"));
    World tasks = world.copy(folder.resolve("tasks"));
    thread.train(ppo(REWARDS), new ThreadFleet());
    tasks.train(
        ppo(REWARDS), new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext())));
    assertThat(Digests.run(tasks.workspace(), "ppo"))
        .isEqualTo(Digests.run(thread.workspace(), "ppo"));
    List<ScoreRow> words = scores(thread.workspace(), "ppo", "words");
    List<RolloutRow> samples =
        thread.workspace().list(Tables.ROLLOUTS, thread.workspace().files(Tables.ROLLOUTS, "ppo"));
    assertThat(words).hasSameSizeAs(samples).isNotEmpty();
    for (int i = 0; i < words.size(); i++) {
      String text = samples.get(i).text();
      int length = samples.get(i).ids().length;
      boolean failed = text.startsWith("a") && length == 3;
      double value = text.startsWith("a") ? 1.0 / (length - 3) : length + 0.5;
      assertThat(words.get(i).prompt()).isEqualTo(samples.get(i).prompt());
      assertThat(words.get(i).outcome()).isEqualTo(failed ? "error" : "ok");
      assertThat(words.get(i).value()).isEqualTo(failed ? Double.NaN : value);
    }
    assertThat(scores(thread.workspace(), "ppo", Patchy.class.getName())).hasSameSizeAs(samples);
  }

  @Test
  void rolloutsAndScoresOfAnotherRunAreTheSame() throws Exception {
    World own = world.copy(folder.resolve("jobs"));
    run(
        new RolloutJob(),
        own,
        """
        models: {policy: {fresh: {width: 16, layers: 1, heads: 2, positions: 64}}}
        examples: {run: prompts, table: prompts, limit: 6}
        generate: {samples: 2, max_new: 6}
        reward: %s
        """
            .formatted(REWARDS));
    run(new ScoreJob(), own, "{rollouts: rollout, reward: %s}".formatted(REWARDS));
    List<ScoreRow> first = scores(own.workspace(), "rollout", "words");
    List<ScoreRow> again = scores(own.workspace(), "score", "words");
    assertThat(first).hasSize(12);
    assertThat(again.stream().map(ScoreRow::value))
        .isEqualTo(first.stream().map(ScoreRow::value).toList());
    assertThat(again).allMatch(row -> row.version().contains("LIKE 'a%'"));
  }

  /** Texts that a reward shows a model are made with the tokenizer of the roll-outs. */
  @Test
  void aRewardThatShowsModelsTextsSaysTheSameLater() throws Exception {
    World own = world.copy(folder.resolve("shown"));
    own.train("dpo", new ThreadFleet());
    own.train("reward", new ThreadFleet());
    String scored =
        "models: {%sreward: {from: reward}}, reward: [{model: {name: cut, without: '[.]'}},"
            + " {model: {name: whole}}]";
    run(
        new RolloutJob(),
        own,
        "{examples: {run: prompts, table: prompts, limit: 6}, generate: {samples: 2, max_new: 12}, "
            + scored.formatted("policy: {from: dpo}, ")
            + "}");
    run(new ScoreJob(), own, "{rollouts: rollout, " + scored.formatted("") + "}");
    List<Double> first = values(own, "rollout", "cut");
    assertThat(first).hasSize(12).isNotEqualTo(values(own, "rollout", "whole"));
    assertThat(values(own, "score", "cut")).isEqualTo(first);
  }

  private static List<Double> values(World own, String run, String reward) {
    return scores(own.workspace(), run, reward).stream().map(ScoreRow::value).toList();
  }

  @Test
  void aRunThatNamesNoTokenizerIsNotScoredByTextsOfAReward() {
    World own = world.copy(folder.resolve("nameless"));
    own.train("reward", new ThreadFleet());
    assertThatThrownBy(
            () ->
                run(
                    new ScoreJob(),
                    own,
                    "{rollouts: reward, reward: [{pairwise_judge: {}}], models: {judge: {from:"
                        + " reward}}}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("does not name the tokenizer that it writes with");
  }

  @Test
  void aColumnThatNoPromptHasStopsTheRunBeforeItBegins() {
    World own = world.copy(folder.resolve("columns"));
    UserException refused =
        catchThrowableOfType(
            UserException.class,
            () -> own.train(ppo("[{sql: {expression: length(promt)}}]"), new ThreadFleet()));
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused)
        .hasMessageContaining("streams.main.reward: no prompt has the column `promt`")
        .hasMessageContaining("did you mean prompt?");
    assertThat(own.workspace().runs()).doesNotContain("ppo");
  }

  @Test
  void whatNoRewardCanBeIsRefusedWithItsKey() {
    UserException refused =
        catchThrowableOfType(
            UserException.class, () -> world.run(ppo("[{sql: {expression: rand()}}]")));
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused)
        .hasMessageContaining("streams.main.reward.0.sql")
        .hasMessageContaining("`rand` is not deterministic");
  }
}
