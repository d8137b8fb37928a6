package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.loop.State;

/** Runs that train a few tensors and leave the rest of the model as it was. */
class TrainableTest {
  private static final Set<String> TRAINED =
      Set.of("transformer.h.0.mlp.c_fc.bias", "transformer.h.0.mlp.c_fc.weight", "value_head.bias");

  @TempDir static Path folder;
  private static SparkSession spark;
  private static World world;

  @BeforeAll
  static void prepare() {
    spark = Session.open("local[2]", 3);
    world = World.make(folder.resolve("data"), folder.resolve("base")).prepared(spark);
    world.train(dpo("dpo"), new ThreadFleet());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Settings dpo(String run, String... more) {
    Settings settings =
        World.settings("dpo")
            .set("run=" + run)
            .set("models.policy.outputs=[value]")
            .set("models.policy.trainable=['*.mlp.c_f?.*', value_head.bias]")
            .set("models.slow={follow: {ema: {keep: 0.5}}}");
    for (String each : more) {
      settings = settings.set(each);
    }
    return settings;
  }

  private static List<ParameterRow> rows(World where, String run) {
    return where
        .workspace()
        .list(Tables.PARAMETERS, where.workspace().files(Tables.PARAMETERS, run));
  }

  /** A model's numbers by tensor and offset, later files over earlier ones. */
  private static Map<String, List<Float>> vector(World where, State state, String model) {
    Map<String, List<Float>> vector = new TreeMap<>();
    for (FileEntry file : state.models().get(model).files()) {
      for (ParameterRow row : where.workspace().list(Tables.PARAMETERS, List.of(file))) {
        List<Float> values = new java.util.ArrayList<>();
        for (float each : row.values()) {
          values.add(each);
        }
        vector.put(row.tensor(), values);
      }
    }
    return vector;
  }

  @Test
  void onlyWhatIsTrainedIsWrittenAgain() {
    State last = world.train(dpo("dpo"), new ThreadFleet());
    List<ParameterRow> rows = rows(world, "dpo");
    assertThat(tensors(rows, 0)).hasSizeGreaterThan(12).containsAll(TRAINED);
    assertThat(tensors(rows, 1)).isEqualTo(TRAINED);
    assertThat(tensors(rows, 2)).isEqualTo(TRAINED);
    assertThat(rows).extracting(ParameterRow::kind).contains("m", "v");
    Map<String, List<Float>> policy = vector(world, last, "policy");
    Map<String, List<Float>> slow = vector(world, last, "slow");
    Map<String, List<Float>> reference = vector(world, last, "reference");
    for (String tensor : reference.keySet()) {
      boolean moves = TRAINED.contains(tensor) && !tensor.equals("value_head.bias");
      assertThat(policy.get(tensor).equals(reference.get(tensor))).as(tensor).isEqualTo(!moves);
      assertThat(slow.get(tensor).equals(reference.get(tensor))).as(tensor).isEqualTo(!moves);
      assertThat(slow.get(tensor).equals(policy.get(tensor))).as(tensor).isEqualTo(!moves);
    }
  }

  private static Set<String> tensors(List<ParameterRow> rows, int round) {
    return rows.stream()
        .filter(row -> row.round() == round)
        .map(ParameterRow::tensor)
        .collect(Collectors.toSet());
  }

  @Test
  void everyFleetAndEveryResumedRunEndsTheSame() throws IOException {
    World tasks = world.copy(folder.resolve("tasks"));
    String digest = Digests.run(tasks.workspace(), "dpo");
    for (String round : List.of("1", "2")) {
      delete(tasks.folder().resolve("_commits/dpo").resolve(round));
    }
    tasks.train(
        dpo("dpo"), new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext())));
    assertThat(Digests.run(tasks.workspace(), "dpo")).isEqualTo(digest);
    assertThat(Digests.run(world.workspace(), "dpo")).isEqualTo(digest);
  }

  private static void delete(Path stages) throws IOException {
    if (Files.exists(stages)) {
      try (var walk = Files.walk(stages)) {
        for (Path each : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  @Test
  void anotherRunBeginsWhereItEnded() {
    State ended = world.train(dpo("dpo"), new ThreadFleet());
    Settings whole =
        World.settings("dpo")
            .set("run=whole")
            .set("models.policy={from: dpo, fresh: ~, trainable: ['*']}");
    Settings part =
        World.settings("dpo")
            .set("run=part")
            .set("models.policy={from: dpo, fresh: ~, trainable: [transformer.ln_f.*]}");
    State all = world.train(whole, new ThreadFleet());
    State some = world.train(part, new ThreadFleet());
    for (State each : List.of(all, some)) {
      assertThat(vector(world, each, "reference")).isEqualTo(vector(world, ended, "policy"));
      assertThat(vector(world, each, "policy")).isNotEqualTo(vector(world, ended, "policy"));
    }
    assertThat(tensors(rows(world, "part"), 2))
        .containsExactlyInAnyOrder("transformer.ln_f.bias", "transformer.ln_f.weight");
    assertThat(tensors(rows(world, "whole"), 2)).hasSizeGreaterThan(12);
  }

  @Test
  void aGlobThatNamesNothingIsRefused() {
    UserException refused =
        catchThrowableOfType(
            UserException.class,
            () ->
                world.train(
                    dpo("none", "models.policy.trainable=[transfomer.ln_f.bias]"),
                    new ThreadFleet()));
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused)
        .hasMessageContaining("models.policy.trainable: no tensor of the model is called")
        .hasMessageContaining("did you mean transformer.ln_f.bias");
    assertThat(world.workspace().runs()).doesNotContain("none");
  }

  @Test
  void whatNobodyTrainsHasNothingToBeTrained() {
    UserException refused =
        catchThrowableOfType(
            UserException.class,
            () -> world.run(dpo("none", "models.reference.trainable=[score.*]")));
    assertThat(refused).hasMessageContaining("models.reference.trainable: no learner");
  }
}
