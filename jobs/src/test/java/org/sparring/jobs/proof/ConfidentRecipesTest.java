package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Tables;

/** The recipes of stated confidence, for two rounds each in the calling thread. */
class ConfidentRecipesTest {
  private static final String FRESH = "fresh: {width: 16, layers: 1, heads: 2, positions: 64}";

  private static final String SIZES =
      """
      rounds: 2
      batching: {groups_per_step: 2, epochs: 1}
      averaging: {workers: 2, local_steps: 2}
      """;

  @TempDir static Path folder;
  private static World world;

  @BeforeAll
  static void prepare() {
    world = World.make(folder.resolve("data"), folder.resolve("workspace"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      world.prepared(spark);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reward-calibrated", "reward-calibrated-ranking"})
  void aRewardModelLearnsThatConfidenceShallFit(String recipe) {
    Settings settings =
        Settings.parse(
            SIZES
                + """
                recipe: %s
                run: %s
                models: {reward: {from: reward}}
                streams: {main: {examples: {run: pairs}}}
                learners: [{model: reward, optimiser: {adamw: {learning_rate: 0.01}}}]
                """
                    .formatted(recipe, recipe));
    world.train(settings, new ThreadFleet());
    Map<String, Double> last = world.metrics(recipe, 1);
    assertThat(last.get("grad_norm/reward")).isPositive();
    assertThat(last.get("accuracy")).isBetween(0.0, 1.0);
    List<RolloutRow> rows =
        world.workspace().list(Tables.ROLLOUTS, world.workspace().files(Tables.ROLLOUTS, recipe));
    assertThat(rows)
        .hasSize(2 * 2 * 2 * 2 * 6)
        .filteredOn(row -> row.role().equals("statement"))
        .hasSize(2 * 2 * 2 * 2 * 4)
        .allMatch(row -> row.text().matches("(?s).*\n\nConfidence: [0-9]+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ppo-m", "ppo-c"})
  void policiesLearn(String recipe) {
    Settings settings =
        Settings.parse(
            SIZES
                + """
                recipe: %s
                run: %s
                models: {policy: {%s}, critic: {%s}, reward: {from: reward}}
                streams: {main: {examples: {run: prompts}, generate: {samples: {max_new: 6}}}}
                """
                    .formatted(recipe, recipe, FRESH, FRESH));
    if (recipe.equals("ppo-c")) {
      settings =
          settings.set(
              "streams.main.reward=[{model: {without: '[a-z]+$'}}, {sql: {name:"
                  + " stated_confidence, weight: 0, expression: '(length(response) % 2) * 1.0'}}]");
    }
    world.train(settings, new ThreadFleet());
    Map<String, Double> last = world.metrics(recipe, 1);
    assertThat(last.get("grad_norm/policy")).isPositive();
    assertThat(last.values()).allMatch(Double::isFinite);
    assertThat(last).containsKey("rewards/stated_confidence/mean");
    if (recipe.equals("ppo-c")) {
      assertThat(last.get("rewards/calibration/mean")).isNotZero();
      assertThat(last).containsKey("rewards/reward_average/mean");
    } else {
      assertThat(last.get("rewards/stated_confidence/mean")).isEqualTo(0.5);
    }
  }
}
