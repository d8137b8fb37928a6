package org.sparring.jobs.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.Jobs;
import org.sparring.jobs.job.Result;

/** Runs a file of the folder submit/conf over the shared data, and reads what it measured. */
record RealData(String workspace) {
  private static final String WRITTEN = "../shared/";

  /** The shared folder; the test is skipped where it is not there. */
  static Path shared() {
    Path shared = Path.of(System.getProperty("sparring.shared", "../../shared"));
    Assumptions.assumeTrue(Files.exists(shared.resolve("data")), "no shared data at " + shared);
    return shared.toAbsolutePath().normalize();
  }

  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("real data")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }

  /** Runs the steps of a run file, whose paths are those of the repository's root. */
  static RealData run(String file, Path workspace) throws IOException {
    Path shared = shared();
    String text =
        Files.readString(Path.of("../submit/conf").resolve(file)).replace(WRITTEN, shared + "/");
    Settings settings =
        Settings.parse(text, file).set("workspace", workspace.toString(), "the test");
    Job pipeline = Jobs.named("pipeline");
    Result result = new JobRunner(System.out, System.err, true).run(pipeline, settings);
    if (result.code() != ExitCode.DONE) {
      throw new AssertionError(file + ": " + result.reason());
    }
    return new RealData(workspace.toString());
  }

  /** What a run's last evaluation measured, by the name of the quantity. */
  Map<String, EvaluationRow> measured(String evaluation) {
    Workspace open = Workspace.open(workspace, new Configuration());
    List<EvaluationRow> rows =
        open.list(Tables.EVALUATIONS, open.files(Tables.EVALUATIONS, evaluation));
    return rows.stream().collect(Collectors.toMap(EvaluationRow::name, each -> each, (a, b) -> b));
  }
}
