package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.table.StateRow;
import org.sparring.common.fleet.Failure;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;

/** Workspaces and tables inside tasks. */
class ShippingTest {
  private static final StageId ID = new StageId("a", 0, "work");

  @TempDir Path folder;
  private static JavaSparkContext spark;
  private Workspace workspace;

  @BeforeAll
  static void start() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2,3]")
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.hadoop.sparring.test", "shipped");
    spark = new JavaSparkContext(conf);
    spark.setLogLevel("ERROR");
  }

  @BeforeEach
  void open() {
    workspace = Workspace.create(folder.toString(), spark.hadoopConfiguration());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static FileEntry write(Workspace to, Table<StateRow> table, int shard, Site site) {
    StateRow row = new StateRow("a", 0, "shard " + shard, new double[] {shard});
    return to.write(table, ID, site, List.of(row));
  }

  private String run(Fleet fleet, String run) {
    Workspace to = workspace;
    Table<StateRow> table = Tables.STATE;
    List<FileEntry> files =
        fleet.map("work", List.of(0, 1, 2, 3), (shard, site) -> write(to, table, shard, site));
    workspace.commit(new Manifest(new StageId(run, 0, "work"), "", "", files, Map.of()));
    return Digests.run(workspace, run);
  }

  @Test
  void bothFleetsGiveTheSameDigest() {
    assertThat(run(new SparkFleet(spark), "a")).isEqualTo(run(new ThreadFleet(), "b"));
  }

  @Test
  void hadoopSettingsReachTasks() {
    Workspace to = workspace;
    assertThat(
            new SparkFleet(spark)
                .map("conf", List.of(1), (i, site) -> to.configuration().get("sparring.test")))
        .containsExactly("shipped");
    assertThat(workspace.toString()).doesNotContain("shipped");
  }

  @Test
  void aSecondAttemptLeavesOneSetOfRows() {
    Workspace to = workspace;
    List<FileEntry> files =
        new SparkFleet(spark)
            .map(
                "work",
                List.of(0, 1),
                (shard, site) -> {
                  FileEntry written = write(to, Tables.STATE, shard, site);
                  if (TaskContext.get().attemptNumber() == 0) {
                    throw new IllegalStateException("lost after writing");
                  }
                  return written;
                });
    workspace.commit(new Manifest(ID, "", "", files, Map.of()));
    assertThat(folder.resolve("state/a/0").toFile().list((dir, name) -> name.endsWith(".parquet")))
        .hasSize(4);
    assertThat(workspace.list(Tables.STATE, workspace.files(Tables.STATE, "a"))).hasSize(2);
  }

  @Test
  void aKilledAttemptLeavesNoRow() throws InterruptedException {
    Workspace to = workspace;
    List<Throwable> seen = new ArrayList<>();
    Thread driver =
        new Thread(
            () -> {
              try {
                new SparkFleet(spark)
                    .map("endless", List.of(0, 1), (shard, site) -> endless(to, site));
              } catch (Failure e) {
                seen.add(e);
              }
            });
    driver.start();
    Path written = folder.resolve("state/a/0");
    for (int i = 0; i < 600 && !written.toFile().exists(); i++) {
      Thread.sleep(50);
    }
    assertThat(written).exists();
    spark.cancelAllJobs();
    driver.join(30_000);
    assertThat(seen).hasSize(1).first().asString().contains("'endless'");
    for (int i = 0; i < 600 && written.toFile().list().length > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(written).isEmptyDirectory();
    assertThat(workspace.files(Tables.STATE, "a")).isEmpty();
  }

  private static int endless(Workspace to, Site site) {
    try (TableWriter<StateRow> writer = to.writer(Tables.STATE, ID, site)) {
      for (int i = 0; true; i++) {
        writer.write(new StateRow("a", i, "x", new double[] {i}));
        site.checkInterrupted();
      }
    }
  }

  @Test
  void anErrorOfTheMachineNamesItsShardToo() {
    assertThatThrownBy(
            () -> new SparkFleet(spark).map("deep", List.of("k0", "k1"), (key, site) -> deep(key)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("'deep'")
        .hasMessageContaining("k1");
  }

  private static int deep(String key) {
    if (key.equals("k1")) {
      throw new UnsatisfiedLinkError("no such library");
    }
    return 1;
  }
}
