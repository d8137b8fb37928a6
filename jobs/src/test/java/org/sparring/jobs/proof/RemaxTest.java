package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Tables;

/** The recipe remax: its credit asks for a greedy response to every prompt. */
class RemaxTest {
  private static final String REMAX =
      """
      recipe: remax
      run: %s
      rounds: 2
      models:
        policy: {fresh: {width: 16, layers: 1, heads: 2, positions: 64}}
        reward: {from: reward}
      streams:
        main:
          examples: {run: prompts}
          generate: {samples: {samples: 2, max_new: 8, close: true}}
          credit: {greedy_baseline: {max_new: 8}}
      batching: {groups_per_step: 2}
      averaging: {workers: 4, local_steps: 2}
      learners: [{model: policy, optimiser: {adamw: {learning_rate: 0.01}}, schedule: constant}]
      """;

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

  private static Settings remax(String run) {
    return Settings.parse(REMAX.formatted(run));
  }

  private static double metric(String run, String name, int round) {
    return world
        .workspace()
        .list(Tables.METRICS, world.workspace().files(Tables.METRICS, run))
        .stream()
        .filter(row -> row.name().equals(name) && row.round() == round)
        .mapToDouble(MetricRow::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  @Test
  void everyPromptHasAGreedyResponseThatIsScoredAndNotTrained() {
    world.train(remax("remax"), new ThreadFleet());
    var workspace = world.workspace();
    List<RolloutRow> rows =
        workspace.list(Tables.ROLLOUTS, workspace.files(Tables.ROLLOUTS, "remax"));
    List<ScoreRow> scores = workspace.list(Tables.SCORES, workspace.files(Tables.SCORES, "remax"));
    assertThat(rows).hasSize(2 * 16 * 3);
    assertThat(scores).hasSameSizeAs(rows);
    Map<List<Object>, Double> greedy = new HashMap<>();
    List<Double> samples = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      RolloutRow row = rows.get(i);
      assertThat(scores.get(i).prompt()).isEqualTo(row.prompt());
      assertThat(scores.get(i).sample()).isEqualTo(row.sample());
      boolean asked = row.sample() == 2;
      assertThat(row.asked()).isEqualTo(asked ? 0 : -1);
      assertThat(row.role()).isEqualTo(asked ? "greedy" : "sample");
      assertThat(row.signals()).containsKey("reward/score");
      assertThat(row.logProbs()).containsKeys("policy", "reference", "sampler");
      if (asked) {
        assertThat(row.logProbs().get("sampler")).containsOnly(0);
        assertThat(greedy.put(List.of(row.round(), row.prompt()), scores.get(i).value())).isNull();
      } else if (row.round() == 0) {
        samples.add(scores.get(i).value());
      }
    }
    double baseline =
        greedy.entrySet().stream()
            .filter(each -> each.getKey().get(0).equals(0))
            .mapToDouble(Map.Entry::getValue)
            .average()
            .orElseThrow();
    double mean = samples.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat(metric("remax", "rewards/greedy_baseline/mean", 0))
        .isCloseTo(baseline, within(1e-9));
    assertThat(metric("remax", "objective/scores", 0)).isCloseTo(mean, within(1e-6));
    assertThat(metric("remax", "completions/mean_length", 0)).isLessThanOrEqualTo(9);
  }

  @Test
  void itEndsTheSameOnEveryFleetAndWithTalliesOverTheRound() {
    Settings settings =
        remax("tallied")
            .set("streams.main.normalise=[whiten]")
            .set("streams.main.adjust=[{reward_normalise: {}}, {kl_in_reward: {}}]");
    World thread = world.copy(folder.resolve("thread"));
    World tasks = world.copy(folder.resolve("tasks"));
    thread.train(settings, new ThreadFleet());
    tasks.train(settings, new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext())));
    assertThat(Digests.run(tasks.workspace(), "tallied"))
        .isEqualTo(Digests.run(thread.workspace(), "tallied"));
  }
}
