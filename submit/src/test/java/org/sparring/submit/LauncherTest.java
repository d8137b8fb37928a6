package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs bin/sparring as a process, from another folder and through a link. */
@Tag("packaged")
class LauncherTest {
  private static final Path SUBMIT = Path.of(System.getProperty("sparring.root"), "submit");

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void packaged() throws IOException {
    assertThat(SUBMIT.resolve("target/sparring-submit.jar")).exists();
    assertThat(SUBMIT.resolve("target/lib")).isDirectory();
    assertThat(SUBMIT.resolve("target/spark/jars")).isDirectory();
    script = Files.createSymbolicLink(folder.resolve("link"), SUBMIT.resolve("bin/sparring"));
  }

  /** A Spark whose spark-submit writes down what it was given, one argument a line. */
  private void standIn(int code) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("spark/bin"));
    Files.createSymbolicLink(folder.resolve("spark/jars"), SUBMIT.resolve("target/spark/jars"));
    Path submit = bin.resolve("spark-submit");
    Files.writeString(submit, "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit " + code + "\n");
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> given() throws IOException {
    return Files.readAllLines(folder.resolve("out"));
  }

  private int run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().remove("HADOOP_CONF_DIR");
    if (Files.exists(folder.resolve("spark"))) {
      builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    }
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
    assertThat(folder.resolve("err")).content().contains("doctor: a run can begin here");
    assertThat(folder.resolve("out")).content().contains("master: local[1]\n", "rows: 7\n");
    assertThat(code).isZero();
  }

  @Test
  void wrongUsageEndsBeforeSparkStarts() throws Exception {
    assertThat(run("docter")).isEqualTo(2);
    assertThat(folder.resolve("err")).content().contains("did you mean doctor?");
    assertThat(folder.resolve("out")).isEmptyFile();
  }

  @Test
  void aSparkOfOnesOwnIsUsedWithItsDefaultsAndItsExitCode() throws Exception {
    standIn(4);
    Files.createDirectories(folder.resolve("spark/conf"));
    Files.writeString(folder.resolve("spark/conf/spark-defaults.conf"), "spark.master  yarn\n");
    assertThat(run("doctor", "--", "--driver-memory", "3g", "--jars", "mine.jar")).isEqualTo(4);
    assertThat(given())
        .containsSubsequence("--class", "org.sparring.submit.Main", "--driver-memory", "3g")
        .doesNotContain("--master", "2g", "--driver-class-path")
        .endsWith(SUBMIT.resolve("target/sparring-submit.jar").toRealPath().toString(), "doctor");
    assertThat(given().stream().filter(argument -> argument.contains("sparring-common")))
        .singleElement(InstanceOfAssertFactories.STRING)
        .endsWith(",mine.jar");
  }

  @Test
  void aLocalRunCollectsInParallelUnlessACollectorIsChosen() throws Exception {
    standIn(0);
    assertThat(run("doctor")).isZero();
    assertThat(given()).anyMatch(each -> each.contains("-XX:+UseParallelGC"));
    String option = "spark.driver.extraJavaOptions=-XX:+UseZGC";
    assertThat(run("doctor", "--", "--conf", option)).isZero();
    assertThat(given()).contains(option).noneMatch(each -> each.contains("UseParallelGC"));
    assertThat(run("doctor", "--", "--master", "yarn")).isZero();
    assertThat(given()).noneMatch(each -> each.contains("UseParallelGC"));
  }

  /** As {@code java} gives it, but no less than two gigabytes. */
  @Test
  void aLocalRunHasAQuarterOfTheMemory() throws Exception {
    standIn(0);
    assertThat(run("doctor")).isZero();
    String memory = given().get(given().indexOf("--driver-memory") + 1);
    assertThat(memory).matches("\\d+m");
    var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double quarter = machine.getTotalMemorySize() / 4.0 / (1 << 20);
    assertThat(Double.parseDouble(memory.replace("m", "")))
        .isCloseTo(Math.max(2048, quarter), Percentage.withPercentage(2));
    assertThat(given()).anyMatch(each -> each.contains("-Xms" + memory));
    assertThat(run("doctor", "--", "--driver-memory", "3g")).isZero();
    assertThat(given()).containsSubsequence("--driver-memory", "3g");
    assertThat(given()).anyMatch(each -> each.contains("-Xms3g"));
    assertThat(run("doctor", "--", "--master", "yarn")).isZero();
    assertThat(given()).containsSubsequence("--driver-memory", "2g");
    assertThat(given()).noneMatch(each -> each.contains("-Xms"));
  }

  @Test
  void largePagesAreUsedWhereTheKernelHasThem() throws Exception {
    standIn(0);
    Path pages = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    boolean any = Files.isReadable(pages) && !Files.readString(pages).contains("[never]");
    assertThat(run("doctor")).isZero();
    assertThat(given().stream().anyMatch(each -> each.contains("-XX:+UseTransparentHugePages")))
        .isEqualTo(any);
    String option = "spark.driver.extraJavaOptions=-XX:-UseTransparentHugePages";
    assertThat(run("doctor", "--", "--conf", option)).isZero();
    assertThat(given()).noneMatch(each -> each.contains("+UseTransparentHugePages"));
  }

  @Test
  void inClusterModeTheFilesGoAlong() throws Exception {
    standIn(0);
    Path file = Files.writeString(folder.resolve("run.yaml"), "rows: 5\n");
    String[] line = {
      "doctor", "-c", file.toString(), "--", "--deploy-mode=cluster", "--master", "k8s://h"
    };
    assertThat(run(line)).isZero();
    assertThat(given()).containsSubsequence("--files", file.toString(), "doctor", "-c", "run.yaml");
  }
}
