package org.sparring.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.job.DemoJob;
import org.sparring.jobs.job.JobRunner;

/** The demo tells the truth: three recipes learn from preferences, and none from noise. */
@Tag("learning")
class DemoLearningTest {
  private static final List<String> ALIGNED = List.of("dpo", "ppo", "grpo");

  @TempDir Path folder;

  @Test
  void threeRecipesBeatAnHonestStart() throws Exception {
    List<EvaluationRow> rows = demo(false);
    assertThat(last(rows, "sft", "mean/grammatical").value()).isGreaterThanOrEqualTo(0.95);
    double gold = last(rows, "sft", "mean/gold").value();
    assertThat(gold / last(rows, "sft", "mean/optimum").value()).isBetween(0.3, 0.6);
    double best = named(rows, "sft", "loss").mapToDouble(EvaluationRow::value).min().orElseThrow();
    assertThat(last(rows, "sft", "loss").value()).isLessThanOrEqualTo(1.02 * best);
    for (String run : ALIGNED) {
      EvaluationRow row = last(rows, run, "win_rate/gold");
      assertThat(row.low()).as("%s %s", run, row).isGreaterThan(0.5);
      assertThat(row.n()).isGreaterThanOrEqualTo(400);
    }
    assertThat(Files.readString(folder.resolve("report.html"))).contains("win_rate/gold");
  }

  @Test
  void shuffledLabelsTeachNothing() throws Exception {
    List<EvaluationRow> rows = demo(true);
    for (String run : ALIGNED) {
      EvaluationRow row = last(rows, run, "win_rate/gold");
      assertThat(row.low()).as("%s %s", run, row).isLessThanOrEqualTo(0.5);
    }
  }

  private List<EvaluationRow> demo(boolean shuffled) throws Exception {
    SparkSession spark = LocalSession.spark();
    DemoJob job = new DemoJob();
    Settings given =
        Settings.empty().set("workspace", folder.toString(), "test").set("shuffled=" + shuffled);
    assertThat(job.run(spark, JobRunner.effective(job, given)).code()).isEqualTo(ExitCode.DONE);
    Workspace workspace = Workspace.open(folder.toString(), new Configuration());
    List<EvaluationRow> rows = new ArrayList<>();
    for (String run : workspace.runs()) {
      rows.addAll(workspace.list(Tables.EVALUATIONS, workspace.files(Tables.EVALUATIONS, run)));
    }
    return rows;
  }

  private static Stream<EvaluationRow> named(List<EvaluationRow> rows, String run, String name) {
    return rows.stream().filter(row -> row.run().equals(run) && row.name().equals(name));
  }

  /** The quantity in the last round that was evaluated. */
  private static EvaluationRow last(List<EvaluationRow> rows, String run, String name) {
    return named(rows, run, name).max(Comparator.comparingInt(EvaluationRow::round)).orElseThrow();
  }
}
