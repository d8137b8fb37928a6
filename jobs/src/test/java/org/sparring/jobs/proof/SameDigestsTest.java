package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

class SameDigestsTest {
  private static final Set<String> RUNS = Set.of("prompts", "pairs", "reward", "dpo", "ppo");

  @TempDir static Path folder;

  @Test
  void aRunDependsNeitherOnFleetsNorSlotsNorShuffles() {
    World base = World.make(folder.resolve("data"), folder.resolve("thread"));
    Map<String, String> thread;
    Map<String, String> one;
    try (SparkSession spark = Session.open("local[1]", 1)) {
      base.prepared(spark);
      World copy = base.copy(folder.resolve("one"));
      thread = digests(base, new ThreadFleet());
      one = digests(copy, fleet(spark));
    }
    assertThat(one).isEqualTo(thread);
    assertThat(elsewhere(base, "local[2]", 3, 5)).isEqualTo(thread);
    assertThat(elsewhere(base, "local[2]", 200, 1)).isEqualTo(thread);
    requireContent(base.workspace());
  }

  /** Everything anew from the same data, with so many partitions of shuffles and of the rest. */
  private static Map<String, String> elsewhere(
      World base, String master, int partitions, int parallelism) {
    try (SparkSession spark = Session.open(master, partitions, parallelism)) {
      World world = base.empty(folder.resolve("shuffled-" + partitions)).prepared(spark);
      return digests(world, fleet(spark));
    }
  }

  /** The digests would be as equal if nothing had happened. */
  private static void requireContent(Workspace workspace) {
    assertThat(reasons(workspace)).contains("patchy_error", "filtered");
    assertThat(workspace.list(Tables.ROLLOUTS, workspace.files(Tables.ROLLOUTS, "ppo")))
        .hasSize(2 * 4 * 2 * 2)
        .allSatisfy(row -> assertThat(row.signals()).containsKeys("critic/value", "reward/score"));
    assertThat(workspace.list(Tables.STATE, workspace.files(Tables.STATE, "ppo")))
        .anySatisfy(row -> assertThat(row.name()).startsWith("carried/main/"));
    assertThat(workspace.files(Tables.PARAMETERS, "dpo")).isNotEmpty();
    assertThat(workspace.list(Tables.ROUNDS, workspace.files(Tables.ROUNDS, "dpo"))).hasSize(2);
  }

  private static Set<String> reasons(Workspace workspace) {
    return workspace.list(Tables.REJECTS, workspace.files(Tables.REJECTS, "ppo")).stream()
        .map(row -> row.reason())
        .collect(Collectors.toSet());
  }

  /** By table and run, so that a failure says where. */
  private static Map<String, String> digests(World world, Fleet fleet) {
    world.train("dpo", fleet);
    world.train("ppo", fleet);
    Workspace workspace = world.workspace();
    Map<String, String> digests = new TreeMap<>();
    for (String run : RUNS) {
      digests.put(run, Digests.run(workspace, run));
      for (Table<?> table : Tables.all()) {
        if (!table.equals(Tables.TASKS)) {
          digests.put(run + "/" + table.name(), Digests.table(workspace, table, run));
        }
      }
    }
    return digests;
  }

  private static Fleet fleet(SparkSession spark) {
    return new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext()));
  }
}
