package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;

/** Two executors that are processes give the bytes of the calling thread. */
class LocalClusterTest {
  private static final List<String> RUNS = List.of("dpo", "ppo");

  @TempDir Path folder;

  @Test
  void twoExecutorProcessesGiveTheSameDigests() throws Exception {
    World thread = World.make(folder.resolve("data"), folder.resolve("thread"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      thread.prepared(spark);
    }
    World cluster = thread.copy(folder.resolve("cluster"));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(cluster.data().toString(), cluster.folder().toString()));
    arguments.addAll(RUNS);
    assertThat(Driver.run(folder, Clustered.class, arguments)).contains("executors [0, 1]");
    for (String run : RUNS) {
      thread.train(run, new ThreadFleet());
      assertThat(Digests.run(cluster.workspace(), run))
          .as(run)
          .isEqualTo(Digests.run(thread.workspace(), run));
    }
  }
}
