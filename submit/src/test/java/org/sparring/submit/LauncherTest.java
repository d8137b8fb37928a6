package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs bin/sparring as a process, from another folder and through a link. */
class LauncherTest {
  private static final Path SUBMIT = Path.of(System.getProperty("sparring.root"), "submit");

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void packaged() throws IOException {
    assumeTrue(
        Files.exists(SUBMIT.resolve("target/sparring-submit.jar"))
            && Files.isDirectory(SUBMIT.resolve("target/lib"))
            && Files.isDirectory(SUBMIT.resolve("target/spark/jars")),
        "submit/target is not packaged: run mvn -Pquick package first");
    script = Files.createSymbolicLink(folder.resolve("link"), SUBMIT.resolve("bin/sparring"));
  }

  private int run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("SPARK_HOME");
    builder.redirectOutput(folder.resolve("out").toFile());
    builder.redirectError(folder.resolve("err").toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as("the launcher ended in time").isTrue();
    return process.exitValue();
  }

  @Test
  void aJobRunsOnSparkWithTheOptionsOfSparkSubmit() throws Exception {
    int code =
        run(
            "doctor",
            "-s",
            "rows=7",
            "--",
            "--master",
            "local[1]",
            "--conf",
            "spark.ui.enabled=false");
    assertThat(folder.resolve("err")).content().contains("doctor: Spark counts");
    assertThat(folder.resolve("out")).content().contains("master: local[1]\n", "rows: 7\n");
    assertThat(code).isZero();
  }

  @Test
  void wrongUsageEndsBeforeSparkStarts() throws Exception {
    assertThat(run("docter")).isEqualTo(2);
    assertThat(folder.resolve("err")).content().contains("did you mean doctor?");
    assertThat(folder.resolve("out")).isEmptyFile();
  }
}
