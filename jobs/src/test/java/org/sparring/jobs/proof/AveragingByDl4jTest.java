package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.AveragingMaster;
import org.sparring.common.model.dl4j.ParameterAveraging;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Tables;

/** DL4J Spark's master against averaging by slices, on one network and the same groups. */
class AveragingByDl4jTest {
  private static final double CLOSE = 1e-5;

  private static final String FEATURES =
      """
      recipe: reward_features
      run: %s
      rounds: %d
      models: {reward: {features: {buckets: 32, hidden: %d}}}
      streams: {main: {examples: {run: pairs}, objective: [{bradley_terry: {centring: 0.01}}]}}
      learners:
        - {model: reward, optimiser: {%s}, schedule: {linear: {warmup: 0.5}}}
      batching: {groups_per_step: 3, epochs: %d}
      averaging: {by: %s, workers: %d, local_steps: 4}
      """;

  @TempDir static Path folder;
  private static World world;
  private static SparkSession spark;

  @BeforeAll
  static void prepare() {
    spark = Session.open("local[2]", 2);
    world = World.make(folder.resolve("data"), folder.resolve("workspace")).prepared(spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** Where workers remember something, one of them or one round is the same in both. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
sgd: {learning_rate: 0.5}                                          | 3 | 2 | 6 | 1
sgd: {learning_rate: 0.5}                                          | 2 | 3 | 0 | 2
adamw: {learning_rate: 0.01, clip_norm: 0, epsilon: 1.0e-12, weight_decay: 0.1}| 1 | 4 | 6 | 1
adamw: {learning_rate: 0.01, clip_norm: 0, epsilon: 1.0e-12, beta2: 0.95}| 3 | 1 | 6 | 1
""")
  void agreesWithSlices(String optimiser, int rounds, int workers, int hidden, int epochs) {
    Settings slices =
        features("slices", rounds, hidden, optimiser, epochs, workers)
            .set("run=slices-" + rounds + workers + hidden);
    Settings dl4j =
        features("dl4j", rounds, hidden, optimiser, epochs, workers)
            .set("run=dl4j-" + rounds + workers + hidden);
    train(slices);
    train(dl4j);
    for (int round = 1; round <= rounds; round++) {
      float[] expected = vector(slices.text("run").orElseThrow(), round);
      float[] found = vector(dl4j.text("run").orElseThrow(), round);
      assertThat(expected).isNotEqualTo(vector(slices.text("run").orElseThrow(), round - 1));
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) found[i])
            .as("round %d, number %d", round, i)
            .isCloseTo(expected[i], within(CLOSE));
      }
    }
  }

  @Test
  void learnsAndIsNotRepeated() {
    Settings settings =
        features("dl4j", 8, 4, "adamw: {learning_rate: 0.03, clip_norm: 0}", 1, 4)
            .set("run=learns");
    train(settings);
    Map<Integer, Double> losses = new TreeMap<>();
    for (MetricRow row :
        world.workspace().list(Tables.METRICS, world.workspace().files(Tables.METRICS, "learns"))) {
      if (row.name().equals("loss/bradley_terry")) {
        losses.put(row.round(), row.value());
      }
    }
    assertThat(losses).hasSize(8);
    assertThat(losses.get(7)).isLessThan(losses.get(0));
    List<Manifest> manifests = world.workspace().manifests("learns");
    train(settings);
    assertThat(world.workspace().manifests("learns")).isEqualTo(manifests);
  }

  @Test
  void needsASession() {
    Settings settings = features("dl4j", 1, 4, "sgd: {}", 1, 2).set("run=nowhere");
    assertThatThrownBy(() -> world.train(settings, new ThreadFleet()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("averaging.by = dl4j needs a Spark session");
  }

  /** DeepLearning4J with older natives used to crash in one run of seven. */
  @Test
  @Tag("learning")
  void twentyRunsEndWell() {
    float[] first = null;
    for (int i = 0; i < 20; i++) {
      String run = "again-" + i;
      train(features("dl4j", 2, 6, "sgd: {learning_rate: 0.5}", 1, 4).set("run=" + run));
      float[] last = vector(run, 2);
      first = first == null ? last : first;
      for (int n = 0; n < last.length; n++) {
        assertThat((double) last[n]).isCloseTo(first[n], within(CLOSE));
      }
    }
  }

  private static Settings features(
      String by, int rounds, int hidden, String optimiser, int epochs, int workers) {
    return Settings.parse(
        FEATURES.formatted("run", rounds, hidden, optimiser, epochs, by, workers));
  }

  private static void train(Settings settings) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    AveragingMaster master = new ParameterAveraging(context);
    world.train(settings, new SparkFleet(context), master);
  }

  private static float[] vector(String run, int round) {
    List<ParameterRow> rows =
        world
            .workspace()
            .list(Tables.PARAMETERS, world.workspace().files(Tables.PARAMETERS, run))
            .stream()
            .filter(row -> row.round() == round && row.kind().equals("value"))
            .sorted(Comparator.comparingLong(ParameterRow::offset))
            .toList();
    float[] vector = new float[rows.stream().mapToInt(row -> row.values().length).sum()];
    rows.forEach(
        row -> System.arraycopy(row.values(), 0, vector, (int) row.offset(), row.values().length));
    return vector;
  }
}
