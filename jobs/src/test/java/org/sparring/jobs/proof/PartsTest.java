package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;

/** The recipe rloo, as it is and with parts that no other proof runs, for three rounds. */
class PartsTest {
  private static final double SIX = 5e-7;
  private static final int SEQUENCES = 4 * 2 * 2 * 2;

  private static final String RLOO =
      """
      recipe: rloo
      run: %s
      rounds: 3
      models:
        policy: {fresh: {width: 16, layers: 1, heads: 2, positions: 64}}
        reward: {from: reward}
      streams: {main: {examples: {run: prompts}, generate: {samples: {samples: 2, max_new: 8}}}}
      batching: {groups_per_step: 2}
      averaging: {workers: 4, local_steps: 2}
      learners: [{model: policy, optimiser: {adamw: {learning_rate: 0.01, clip_norm: 1.0}}}]
      """;

  private static final String EVERYTHING =
      """
      models:
        reference: {follow: {ema: {keep: 0.4, every: 2}}}
        before: {follow: {previous: {}}}
        snapshot: {follow: {periodic: {every: 2}}}
      streams:
        main:
          adjust:
            - adaptive_kl_in_reward: {beta: 0.5, target: 0.1, horizon: 64}
            - overlong: {longest: 6, buffer: 4}
            - drop_truncated
          objective:
            - clipped: {ratio: sequence, mean: sequence}
            - entropy: {weight: 0.01}
            - kl: {reference: before, weight: 0.001}
      averaging: {outer: {adamw: {rate: 0.01}}}
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

  private static Settings rloo(String run, String... more) {
    Settings settings = Settings.parse(RLOO.formatted(run));
    for (String each : more) {
      settings = settings.with(Settings.parse(each));
    }
    return settings;
  }

  @Test
  void rlooRunsToItsEndAndIsNotRepeated() {
    var last = world.train(rloo("rloo"), new ThreadFleet());
    assertThat(last.round()).isEqualTo(3);
    assertThat(world.workspace().list(Tables.ROLLOUTS, files(Tables.ROLLOUTS, "rloo")))
        .hasSize(3 * SEQUENCES);
    assertThat(metric("rloo", "objective/kl", 0)).isZero();
    assertThat(metric("rloo", "objective/kl", 2)).isNotZero();
    assertThat(metric("rloo", "objective/non_score_reward", 2))
        .isCloseTo(-0.05 * metric("rloo", "objective/kl", 2), within(SIX));
    for (int round = 0; round < 3; round++) {
      assertThat(metric("rloo", "loss/clipped", round))
          .isCloseTo(metric("rloo", "loss/policy_avg", round), within(SIX));
      assertThat(metric("rloo", "val/ratio", round)).isPositive().isNotEqualTo(1);
      assertThat(vector("rloo", "policy", round + 1)).isNotEqualTo(vector("rloo", "policy", round));
      assertThat(vector("rloo", "reference", round + 1)).isEmpty();
    }
    String digest = Digests.run(world.workspace(), "rloo");
    List<Manifest> manifests = world.workspace().manifests("rloo");
    world.train(rloo("rloo"), new ThreadFleet());
    assertThat(world.workspace().manifests("rloo")).isEqualTo(manifests);
    assertThat(Digests.run(world.workspace(), "rloo")).isEqualTo(digest);
  }

  @Test
  void theCoefficientOfARoundIsWhatTheRoundsBeforeItDecided() {
    everything();
    double coefficient = 0.5;
    for (int round = 0; round < 3; round++) {
      assertThat(metric("everything", "objective/kl_coef", round))
          .isCloseTo(coefficient, within(1e-12));
      double kl = metric("everything", "objective/kl", round);
      assertThat(metric("everything", "objective/non_score_reward", round))
          .isCloseTo(-coefficient * kl, within(SIX));
      double error = Math.max(-0.2, Math.min(0.2, kl / 0.1 - 1));
      coefficient *= 1 + error * SEQUENCES / 64;
    }
    assertThat(coefficient).isNotEqualTo(0.5);
  }

  @Test
  void followersAreWhereTheirRulesPutThem() {
    everything();
    List<Float> first = vector("everything", "policy", 0);
    List<Float> second = vector("everything", "policy", 2);
    assertThat(second).isNotEqualTo(first);
    for (int round = 1; round <= 3; round++) {
      assertThat(vector("everything", "before", round))
          .isNotEmpty()
          .isEqualTo(vector("everything", "policy", round - 1));
    }
    for (String rested : List.of("reference", "snapshot")) {
      assertThat(vector("everything", rested, 1)).isEmpty();
      assertThat(vector("everything", rested, 3)).isEmpty();
    }
    assertThat(vector("everything", "snapshot", 2)).isNotEmpty().isEqualTo(second);
    List<Float> moved = vector("everything", "reference", 2);
    assertThat(moved).hasSameSizeAs(first);
    for (int i = 0; i < moved.size(); i++) {
      assertThat(moved.get(i)).isEqualTo((float) (0.4 * first.get(i) + (1 - 0.4) * second.get(i)));
    }
  }

  @Test
  void termsShapingAndOuterStateAreThere() {
    everything();
    assertThat(metric("everything", "policy/entropy_avg", 0)).isBetween(1.0, 6.0);
    assertThat(metric("everything", "loss/entropy", 0))
        .isCloseTo(-metric("everything", "policy/entropy_avg", 0), within(SIX));
    assertThat(metric("everything", "rewards/overlong/mean", 0)).isBetween(-1.0, -0.01);
    assertThat(world.workspace().list(Tables.REJECTS, files(Tables.REJECTS, "everything")))
        .anyMatch(row -> row.reason().equals("filtered"));
    assertThat(world.workspace().list(Tables.PARAMETERS, files(Tables.PARAMETERS, "everything")))
        .extracting(ParameterRow::kind)
        .contains("outer", "outer-1");
  }

  /** Trains once, whichever test comes first. */
  private static void everything() {
    world.train(rloo("everything", EVERYTHING), new ThreadFleet());
  }

  @ParameterizedTest
  @CsvSource({
    "strict, 'skip_step: {statistic: grad_norm/policy, limit: 1.0e-9}', 1",
    "sampled, 'kl_stop: {statistic: completions/mean_length, limit: 0.5}', 1",
    "lenient, 'skip_step: {statistic: grad_norm/policy, limit: 1.0e9}', 0"
  })
  void guardsSeeGradientsAndRollouts(String run, String guard, double skipped) {
    world.train(rloo(run, "guards: [{%s}]".formatted(guard), "rounds: 1"), new ThreadFleet());
    assertThat(metric(run, "steps/skipped", 0)).isEqualTo(skipped);
    boolean same = vector(run, "policy", 1).equals(vector(run, "policy", 0));
    assertThat(same).isEqualTo(skipped == 1);
  }

  private static <R extends Record> List<FileEntry> files(Table<R> table, String run) {
    return world.workspace().files(table, run);
  }

  private static double metric(String run, String name, int round) {
    return world.workspace().list(Tables.METRICS, files(Tables.METRICS, run)).stream()
        .filter(row -> row.name().equals(name) && row.round() == round)
        .mapToDouble(MetricRow::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in round " + round));
  }

  /** The vector that a model had when a round began. */
  private static List<Float> vector(String run, String model, int round) {
    SortedMap<Long, float[]> cuts = new TreeMap<>();
    for (ParameterRow row :
        world.workspace().list(Tables.PARAMETERS, files(Tables.PARAMETERS, run))) {
      boolean value = row.owner().equals("global") && row.kind().equals("value");
      if (value && row.model().equals(model) && row.round() == round) {
        cuts.put(row.offset(), row.values());
      }
    }
    List<Float> vector = new ArrayList<>();
    for (float[] cut : cuts.values()) {
      for (float each : cut) {
        vector.add(each);
      }
    }
    return Collections.unmodifiableList(vector);
  }
}
