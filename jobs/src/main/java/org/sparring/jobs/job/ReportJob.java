package org.sparring.jobs.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.report.Report;
import org.sparring.jobs.report.ReportWriter;

/** Writes what a workspace holds about some runs as one page. */
public final class ReportJob implements Job {
  @Override
  public String name() {
    return "report";
  }

  @Override
  public String summary() {
    return "Writes evaluations, curves and samples of some runs as one self-contained page.";
  }

  @Override
  public Class<? extends Record> settings() {
    return ReportSettings.class;
  }

  @Override
  public boolean usesSpark() {
    return false;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) throws IOException {
    ReportSettings bound = settings.bind(ReportSettings.class);
    Workspace workspace = Workspace.open(bound.workspace(), Sessions.hadoop(spark));
    Report report = new RunReport(workspace, bound).report();
    Path page = new Path(new Path(workspace.root() + "/"), bound.output());
    try (OutputStream out =
        new BufferedOutputStream(
            page.getFileSystem(workspace.configuration()).create(page, true))) {
      new ReportWriter().write(report, out);
    }
    return Result.done("report " + page, Map.of("report", page.toString()));
  }
}
