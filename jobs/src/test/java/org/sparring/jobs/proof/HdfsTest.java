package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.job.Result;

/** The whole path on HDFS, in a process of its own, gives the digests of a local disk. */
@Tag("hdfs")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HdfsTest {
  private static final long PATIENCE_MILLIS = 3000;
  private static final Path MODULE = Path.of(System.getProperty("sparring.root"), "jobs");

  @TempDir Path folder;
  private Process hdfs;
  private String uri;

  @BeforeEach
  void start() throws IOException {
    Path jars = MODULE.resolve("target/hdfs");
    assumeTrue(Files.isDirectory(jars), "mvn -Phdfs puts the jars of HDFS into " + jars);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-cp", jars + "/*"));
    command.add(MODULE.resolve("src/test/hdfs/MiniHdfs.java").toString());
    command.add(folder.resolve("hdfs").toString());
    hdfs = new ProcessBuilder(command).redirectError(folder.resolve("log").toFile()).start();
    BufferedReader out = hdfs.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("uri ")) {
      line = out.readLine();
    }
    assertThat(line).as(Files.readString(folder.resolve("log"))).isNotNull();
    uri = line.substring("uri ".length());
  }

  @AfterEach
  void stop() throws Exception {
    if (hdfs != null) {
      hdfs.getOutputStream().close();
      if (!hdfs.waitFor(30, TimeUnit.SECONDS)) {
        hdfs.destroyForcibly();
      }
    }
  }

  @Test
  void preparationTrainingEvaluationReportAndResume() throws Exception {
    World world = World.make(folder.resolve("data"), folder.resolve("local"));
    WholePath local = new WholePath(world.data(), world.folder().toString());
    WholePath store = new WholePath(world.data(), uri + "/sparring");
    Workspace workspace = Workspace.create(store.workspace(), new Configuration());
    try (SparkSession spark = Session.open("local[2]", 2)) {
      assertThat(spark.sparkContext().isStopped()).isFalse();
      assertThat(local.run().code()).isEqualTo(ExitCode.DONE);
      assertThat(interrupted(store, workspace).code()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(store.status().code()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(workspace.runs()).contains("sft").doesNotContain("dpo");
      assertThat(store.run().code()).isEqualTo(ExitCode.DONE);
    }
    assertThat(store.digests()).isEqualTo(local.digests());
    assertThat(store.shown("metrics")).isEqualTo(local.shown("metrics")).contains("loss/dpo");
    assertThat(store.vacuumed().code()).isEqualTo(ExitCode.DONE);
    assertThat(store.digests()).isEqualTo(local.digests());
  }

  /**
   * The pipeline is stopped in the middle of its first training run. HDFS's client forgets an
   * interrupt that comes while it waits for a file to be complete, so it is repeated.
   */
  private static Result interrupted(WholePath path, Workspace workspace) throws Exception {
    AtomicReference<Result> result = new AtomicReference<>();
    Thread driver = new Thread(() -> result.set(path.run()));
    driver.start();
    StageId stage = new StageId("sft", 0, "rollout");
    while (driver.isAlive() && workspace.manifest(stage).isEmpty()) {
      Thread.sleep(20);
    }
    while (driver.isAlive()) {
      driver.interrupt();
      driver.join(PATIENCE_MILLIS);
    }
    return result.get();
  }
}
