package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    assertThat(driver(cluster)).contains("executors [0, 1]");
    for (String run : RUNS) {
      thread.train(run, new ThreadFleet());
      assertThat(Digests.run(cluster.workspace(), run))
          .as(run)
          .isEqualTo(Digests.run(thread.workspace(), run));
    }
  }

  private String driver(World world) throws Exception {
    Files.createDirectories(folder.resolve("spark/jars"));
    Path log = folder.resolve("driver.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--add-opens") || each.startsWith("-Djdk."))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.add(Clustered.class.getName());
    command.addAll(List.of(world.data().toString(), world.folder().toString()));
    command.addAll(RUNS);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(log);
  }
}
