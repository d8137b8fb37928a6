package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Author;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Tables;
import org.sparring.datasets.make.DemoData;
import org.sparring.jobs.loop.State;

/** Recipes of segments, filters, resets, windows and guides, each for two rounds. */
class ChosenRecipesTest {
  @TempDir static Path folder;
  private static SparkSession spark;
  private static World world;

  @BeforeAll
  static void prepare() throws IOException {
    spark = Session.open("local[2]", 3);
    world = World.make(folder.resolve("data"), folder.resolve("workspace"));
    addColumns(folder.resolve("data").resolve(DemoData.PROMPTS));
    world.prepared(spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** An answer, and how much earlier rewards have varied. */
  private static void addColumns(Path prompts) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(prompts)) {
      ObjectNode row = (ObjectNode) json.readTree(line);
      row.put("answer", Integer.toString(lines.size()));
      row.put("reward_variance", Double.toString(lines.size() % 7 / 10.0));
      lines.add(json.writeValueAsString(row));
    }
    Files.write(prompts, lines);
  }

  static Set<String> recipes() {
    return SmallRecipes.names();
  }

  private static Settings settings(String recipe) {
    return SmallRecipes.settings(recipe);
  }

  private static List<RolloutRow> rollouts(World of, String recipe) {
    String run = recipe.replace('+', 'p');
    return of.workspace().list(Tables.ROLLOUTS, of.workspace().files(Tables.ROLLOUTS, run));
  }

  private static double metric(String recipe, String name) {
    String run = recipe.replace('+', 'p');
    return world
        .workspace()
        .list(Tables.METRICS, world.workspace().files(Tables.METRICS, run))
        .stream()
        .filter(row -> row.name().equals(name))
        .mapToDouble(MetricRow::value)
        .max()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  private static boolean wrote(RolloutRow row, Author author) {
    for (int code : row.authors()) {
      if (code == author.ordinal()) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void itRunsAndLearns(String recipe) {
    State last = world.train(settings(recipe), new ThreadFleet());
    assertThat(last.round()).isEqualTo(2);
    List<RolloutRow> rows = rollouts(world, recipe);
    assertThat(rows).isNotEmpty();
    if (recipe.equals("best-of-n")) {
      assertThat(metric(recipe, "rewards/best_of_n_kl/mean")).isPositive();
    } else {
      assertThat(metric(recipe, "grad_norm/policy")).isPositive();
    }
  }

  @Test
  void responsesOfWindowsGoOnAndEndTheSameOnEveryFleet() {
    World thread = world.copy(folder.resolve("thread"));
    World tasks = world.copy(folder.resolve("tasks"));
    Settings settings =
        settings("t-ppo")
            .set("rounds=3")
            .set("run=windows")
            .set("streams.main.generate.samples.longest=8");
    thread.train(settings, new ThreadFleet());
    tasks.train(settings, new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext())));
    assertThat(Digests.run(tasks.workspace(), "windows"))
        .isEqualTo(Digests.run(thread.workspace(), "windows"));
    List<RolloutRow> rows = rollouts(thread, "windows");
    assertThat(rows).hasSize(3 * 8);
    for (int round = 0; round < 2; round++) {
      assertThat(prompts(rows, round + 1, Author.EARLIER))
          .isNotEmpty()
          .isEqualTo(open(rows, round));
    }
  }

  private static Set<String> prompts(List<RolloutRow> rows, int round, Author author) {
    return rows.stream()
        .filter(row -> row.round() == round && wrote(row, author))
        .map(RolloutRow::prompt)
        .collect(Collectors.toSet());
  }

  private static Set<String> open(List<RolloutRow> rows, int round) {
    return rows.stream()
        .filter(row -> row.round() == round && row.finish().equals("open"))
        .map(RolloutRow::prompt)
        .collect(Collectors.toSet());
  }

  @Test
  void aStreamIsReadInItsRoundsAlone() {
    world.train(settings("d2lols"), new ThreadFleet());
    assertThat(rollouts(world, "d2lols"))
        .isNotEmpty()
        .allMatch(
            row -> row.stream().equals(row.round() == 0 ? "guide_rolls_out" : "policy_rolls_out"));
    UserException never =
        catchThrowableOfType(
            UserException.class,
            () ->
                world.run(
                    settings("d2lols").set("streams.policy_rolls_out.examples.until_round=9")));
    assertThat(never).hasMessageContaining("streams: every one ends");
    UserException empty =
        catchThrowableOfType(
            UserException.class,
            () ->
                world.run(settings("d2lols").set("streams.guide_rolls_out.examples.from_round=3")));
    assertThat(empty).hasMessageContaining("until_round = 1 leaves no round from 3 on");
  }

  @Test
  void otherWritersAreToldApart() {
    for (String recipe : List.of("dr-po", "lols", "one-shot-rlvr", "expert-iteration")) {
      world.train(settings(recipe), new ThreadFleet());
    }
    assertThat(rollouts(world, "dr-po")).allMatch(row -> wrote(row, Author.PREFIX));
    assertThat(rollouts(world, "lols"))
        .anyMatch(row -> row.role().equals("anchor") && !wrote(row, Author.POLICY))
        .anyMatch(row -> row.role().equals("sample") && wrote(row, Author.WORLD));
    assertThat(rollouts(world, "one-shot-rlvr")).extracting(RolloutRow::prompt).hasSize(8);
    assertThat(
            rollouts(world, "one-shot-rlvr").stream()
                .map(RolloutRow::prompt)
                .collect(Collectors.toSet()))
        .hasSize(1);
    State last = world.train(settings("expert-iteration"), new ThreadFleet());
    assertThat(last.models().get("policy").files())
        .allMatch(file -> file.path().contains("follow"));
    assertThat(last.models().get("generator").files())
        .isNotEqualTo(last.models().get("base").files());
  }
}
