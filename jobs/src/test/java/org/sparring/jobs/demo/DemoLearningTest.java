package org.sparring.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, EvaluationRow> last = demo(false);
    assertThat(last.get("sft mean/grammatical").value()).isGreaterThanOrEqualTo(0.95);
    double share = last.get("sft mean/gold").value() / last.get("sft mean/optimum").value();
    assertThat(share).isBetween(0.3, 0.6);
    for (String run : ALIGNED) {
      EvaluationRow row = last.get(run + " win_rate/gold");
      assertThat(row.low()).as("%s %s", run, row).isGreaterThan(0.5);
      assertThat(row.n()).isGreaterThanOrEqualTo(400);
    }
    assertThat(Files.readString(folder.resolve("report.html"))).contains("win_rate/gold");
  }

  @Test
  void shuffledLabelsTeachNothing() throws Exception {
    Map<String, EvaluationRow> last = demo(true);
    for (String run : ALIGNED) {
      EvaluationRow row = last.get(run + " win_rate/gold");
      assertThat(row.low()).as("%s %s", run, row).isLessThanOrEqualTo(0.5);
    }
  }

  /** The last evaluated round of every quantity, by run and name. */
  private Map<String, EvaluationRow> demo(boolean shuffled) throws Exception {
    SparkSession spark = LocalSession.spark();
    DemoJob job = new DemoJob();
    Settings given =
        Settings.empty().set("workspace", folder.toString(), "test").set("shuffled=" + shuffled);
    assertThat(job.run(spark, JobRunner.effective(job, given)).code()).isEqualTo(ExitCode.DONE);
    Workspace workspace = Workspace.open(folder.toString(), new Configuration());
    Map<String, EvaluationRow> last = new HashMap<>();
    for (String run : workspace.runs()) {
      for (EvaluationRow row :
          workspace.list(Tables.EVALUATIONS, workspace.files(Tables.EVALUATIONS, run))) {
        last.merge(row.run() + " " + row.name(), row, (a, b) -> b.round() >= a.round() ? b : a);
      }
    }
    return last;
  }
}
