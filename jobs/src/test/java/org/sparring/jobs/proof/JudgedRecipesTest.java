package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Tables;

/** A judge that is asked about two responses: it is trained, and a policy is trained by it. */
class JudgedRecipesTest {
  private static final String FRESH = "fresh: {width: 16, layers: 1, heads: 2, positions: 160}";

  private static final String SIZES =
      """
      rounds: 2
      batching: {groups_per_step: 2, epochs: 1}
      averaging: {workers: 2, local_steps: 2}
      """;

  private static final String QUESTION = "{question: {label_first: the, label_second: '.'}}";

  private static final Settings JUDGE =
      Settings.parse(
          SIZES
              + """
              recipe: reward-pairwise
              run: pairwise
              models: {judge: {%s}}
              streams: {main: {examples: {run: pairs}, generate: {verdicts: %s}}}
              learners: [{model: judge, optimiser: {adamw: {learning_rate: 0.01}}}]
              """
                  .formatted(FRESH, QUESTION));

  private static final Settings POLICY =
      Settings.parse(
          SIZES
              + """
              recipe: pairwise-ppo
              run: judged
              models: {policy: {FRESH}, critic: {FRESH}, judge: {from: pairwise}}
              streams:
                main:
                  examples: {run: pairs}
                  generate: {samples: {samples: 2, max_new: 6, anchored: true}}
                  reward: [{pairwise_judge: QUESTION}]
              """
                  .replace("FRESH", FRESH)
                  .replace("QUESTION", QUESTION));

  @TempDir static Path folder;
  private static SparkSession spark;
  private static World world;

  @BeforeAll
  static void prepare() {
    spark = Session.open("local[2]", 3);
    world = World.make(folder.resolve("data"), folder.resolve("workspace")).prepared(spark);
    world.train(JUDGE, new ThreadFleet());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void theJudgeLearnsFromVerdictsOnGivenPairs() {
    Map<String, Double> last = world.metrics("pairwise", 1);
    assertThat(last.get("grad_norm/judge")).isPositive();
    assertThat(last.get("accuracy")).isBetween(0.0, 1.0);
    List<RolloutRow> rows =
        world
            .workspace()
            .list(Tables.ROLLOUTS, world.workspace().files(Tables.ROLLOUTS, "pairwise"));
    assertThat(rows)
        .filteredOn(row -> row.role().equals("statement"))
        .hasSize(2 * rows.size() / 3)
        .allMatch(row -> row.ids().length == 1 && row.rank() == -1);
  }

  @Test
  void aPolicyLearnsFromItsVerdicts() {
    world.train(POLICY, new ThreadFleet());
    Map<String, Double> last = world.metrics("judged", 1);
    assertThat(last.get("grad_norm/policy")).isPositive();
    assertThat(last.values()).allMatch(Double::isFinite);
    List<ScoreRow> scores =
        world.workspace().list(Tables.SCORES, world.workspace().files(Tables.SCORES, "judged"));
    assertThat(scores)
        .hasSize(2 * 2 * 2 * 2 * 3)
        .allMatch(row -> row.value() > 0 && row.value() < 1);
    assertThat(scores).filteredOn(row -> row.sample() == 0).allMatch(row -> row.value() == 0.5);
    assertThat(scores)
        .filteredOn(row -> row.sample() > 0)
        .anyMatch(row -> row.value() != 0.5)
        .anyMatch(row -> row.spread() > 0);
  }

  @Test
  void theVerdictsAreTheSameOnEveryFleet() {
    World thread = world.copy(folder.resolve("thread"));
    World tasks = world.copy(folder.resolve("tasks"));
    Settings settings = POLICY.set("run=elsewhere");
    thread.train(settings, new ThreadFleet());
    tasks.train(settings, new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext())));
    assertThat(Digests.run(tasks.workspace(), "elsewhere"))
        .isEqualTo(Digests.run(thread.workspace(), "elsewhere"));
  }

  @Test
  void aJudgeThatTheRecipeLacksIsRefused() {
    UserException refused =
        catchThrowableOfType(
            UserException.class,
            () ->
                world.run(
                    POLICY.set("streams.main.reward=[{pairwise_judge: {model: elsewhere}}]")));
    assertThat(refused).hasMessageContaining("`elsewhere`").hasMessageContaining("streams.main");
  }
}
