package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.proof.Death.Point;

class KillTest {
  private static final String RUN = "ppo";
  private static final int WORKERS = 4;
  private static final int KILLED = 128 + 9;

  @TempDir static Path folder;
  private static World base;
  private static World whole;
  private static String undisturbed;

  @BeforeAll
  static void runUndisturbed() {
    base = World.make(folder.resolve("data"), folder.resolve("base"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      base.prepared(spark);
    }
    whole = base.copy(folder.resolve("whole"));
    whole.train(RUN, new ThreadFleet());
    undisturbed = Digests.run(whole.workspace(), RUN);
    assertThat(whole.files("rollouts", RUN)).hasSize(2 * WORKERS);
  }

  /** No shard that ended is repeated: it would leave files that no manifest names. */
  @ParameterizedTest
  @CsvSource({
    "IN_ROLLOUT, round",
    "IN_STEPS, rollout",
    "BEFORE_STEPS_MANIFEST, rollout",
    "AFTER_AVERAGE, average"
  })
  void aRunThatWasKilledEndsTheSame(Point point, String lastStage) throws Exception {
    World world = base.copy(folder.resolve(point.name()));
    assertThat(child(world, point.name())).isEqualTo(KILLED);
    Map<StageId, String> committed = committed(world);
    int last = lastStage.equals("round") ? 0 : Death.ROUND;
    assertThat(world.workspace().lastRound(RUN, lastStage)).hasValue(last);
    assertThat(world.workspace().lastRound(RUN, "round")).hasValue(0);
    assertThat(child(world, null)).isZero();
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(undisturbed);
    assertThat(committed(world)).containsAllEntriesOf(committed).hasSize(1 + 2 * 4);
    assertThat(world.workspace().files(Tables.ROLLOUTS, RUN)).hasSize(2 * WORKERS);
    for (String table : List.of("rollouts", "parameters")) {
      assertThat(world.files(table, RUN)).as(table).hasSameSizeAs(whole.files(table, RUN));
    }
    assertThat(world.files("_shards", RUN)).isEmpty();
  }

  /** Every manifest's file, byte by byte. */
  private static Map<StageId, String> committed(World world) throws IOException {
    Map<StageId, String> committed =
        new TreeMap<>(java.util.Comparator.comparing(StageId::toString));
    for (Manifest each : world.workspace().manifests(RUN)) {
      StageId id = each.id();
      Path file =
          world.folder().resolve("_commits/" + RUN + "/" + id.round() + "/" + id.stage() + ".json");
      committed.put(id, Files.readString(file));
    }
    return committed;
  }

  private static int child(World world, String death) throws Exception {
    String property = death == null ? "" : Death.PROPERTY + "=" + death;
    return Doomed.run(world, property, folder.resolve("child.log"), RUN);
  }
}
