package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.jobs.LocalSession;

class SessionsTest {
  private final PrintStream nowhere =
      new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  private final JobRunner runner = new JobRunner(nowhere, nowhere, true);

  @Test
  void aSessionThatRunsIsUsedAndLeftRunning() {
    LocalSession.stop();
    SparkSession spark =
        SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false").getOrCreate();
    try {
      Result result = runner.run(new DoctorJob(), Settings.parse("rows: 11"));
      assertThat(result.facts()).containsEntry("rows", 11L).containsEntry("master", "local[1]");
      assertThat(spark.sparkContext().isStopped()).isFalse();
    } finally {
      spark.stop();
    }
    Result result = runner.run(new DoctorJob(), Settings.parse("rows: 5"));
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.facts()).containsEntry("master", "local[*]");
    assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
  }

  @Test
  void aLocalMasterThatWouldWaitForAGpuIsRefusedBeforeASessionStarts() {
    LocalSession.stop();
    System.setProperty("spark.task.resource.gpu.amount", "1");
    try {
      Result result = runner.run(new DoctorJob(), Settings.empty());
      assertThat(result.code()).isEqualTo(ExitCode.USAGE);
      assertThat(result.reason()).contains("spark.task.resource.gpu.amount=1");
      assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
    } finally {
      System.clearProperty("spark.task.resource.gpu.amount");
    }
  }
}
