package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.recipe.Learner;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Recipes;

/** Every policy-gradient recipe runs as it is written, but for models, data, sizes and rates. */
class GradientRecipesTest {
  private static final String SAMPLES = "{samples: 3, max_new: 8, close: true, steps: ['.']}";
  private static final String FRESH = "{width: 16, layers: 1, heads: 2, positions: 64}";

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

  /** A small run of a recipe: fresh models where it wants models to be given. */
  private static Settings small(String name) {
    Recipe recipe = Recipes.settings(name).without("family").bind(Recipe.class, Recipes.binder());
    Settings settings =
        Settings.parse("{recipe: %s, run: %s, rounds: 2}".formatted(name, name.replace("+", "p")))
            .set("averaging.workers=2")
            .set("averaging.local_steps=" + 2 * recipe.batching().epochs())
            .set("batching.groups_per_step=2")
            .set("learners=[%s]".formatted(learners(recipe)));
    for (Map.Entry<String, ModelSpec> each : recipe.models().entrySet()) {
      boolean given = each.getValue().follow().map(rule -> rule.mixes()).orElse(true);
      settings =
          given ? settings.set("models.%s.fresh=%s".formatted(each.getKey(), FRESH)) : settings;
    }
    for (String stream : recipe.streams().keySet()) {
      boolean samples = !recipe.streams().get(stream).generate().given();
      String key = "streams.%s.".formatted(stream);
      settings = settings.set(key + "examples.run=" + (samples ? "prompts" : "pairs"));
      settings = samples ? settings.set(key + "generate={samples: " + SAMPLES + "}") : settings;
    }
    return settings;
  }

  private static String learners(Recipe recipe) {
    return String.join(
        ", ",
        recipe.learners().stream()
            .map(Learner::model)
            .map(model -> "{model: %s, optimiser: {adamw: {learning_rate: 0.01}}}".formatted(model))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ppo-max",
        "salsa",
        "reinforce",
        "a2c",
        "grpo-process",
        "reinforce++",
        "reinforce++-baseline",
        "p3o",
        "mdpo",
        "rloo"
      })
  void recipesThatScoreByAModelRun(String name) {
    world.train(small(name), new ThreadFleet());
    moved(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grpo", "dr-grpo", "dapo", "gspo", "cispo", "reg-grpo"})
  void recipesOfExactAnswersRun(String name) {
    Settings settings = small(name).set("streams.main.reward=[{demo_gold: {}}]");
    world.train(settings, new ThreadFleet());
    moved(name);
  }

  /** Both begin alike; in the second of two rounds one step is half as long as the other. */
  @Test
  void stepsOfMirrorDescentGrowShorterFromRoundToRound() {
    for (boolean anneal : new boolean[] {true, false}) {
      String run = "anneal-" + anneal;
      Settings settings =
          small("mdpo")
              .set("run=" + run)
              .set("streams.main.objective=[{mirror_descent: {anneal: %s}}]".formatted(anneal))
              .set("learners=[{model: policy, optimiser: {adamw: {learning_rate: 0.01}}}]");
      world.train(settings, new ThreadFleet());
    }
    String loss = "loss/mirror_descent";
    assertThat(world.metrics("anneal-true", 0).get(loss))
        .isEqualTo(world.metrics("anneal-false", 0).get(loss));
    assertThat(world.metrics("anneal-true", 1).get("reward"))
        .isEqualTo(world.metrics("anneal-false", 1).get("reward"));
    assertThat(world.metrics("anneal-true", 1).get(loss))
        .isNotEqualTo(world.metrics("anneal-false", 1).get(loss));
  }

  private static void moved(String name) {
    Map<String, Double> last = world.metrics(name.replace("+", "p"), 1);
    assertThat(last.get("grad_norm/policy")).isPositive();
    assertThat(last.values()).allMatch(Double::isFinite);
    assertThat(last).containsKeys("reward", "completions/mean_length");
  }

  /** What a worker's groups lack is sampled in later waves, from later examples. */
  @Test
  void groupsOfEqualRewardsAreFilledInWaves() {
    Settings settings =
        small("dapo")
            .set("run=waves")
            .set("streams.main.generate={samples: {samples: 2, max_new: 8}}")
            .set("streams.main.reward=[{demo_gold: {}}]");
    world.train(settings, new ThreadFleet());
    Map<String, Double> first = world.metrics("waves", 0);
    assertThat(first.get("groups/drawn")).isBetween(1.0, 4.0);
    List<RolloutRow> rows =
        world.workspace().list(Tables.ROLLOUTS, world.workspace().files(Tables.ROLLOUTS, "waves"));
    assertThat(rows).hasSize(2 * 2 * 2 * 2 * 2);
    assertThat(rows.stream().map(each -> each.round() + each.prompt()).distinct()).hasSize(16);
  }
}
