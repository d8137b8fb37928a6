package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.prepare.layout.Export;
import org.sparring.jobs.prepare.layout.ExportReport;
import org.sparring.jobs.prepare.layout.ExportSettings;

/** Writes prepared rows in a layout that another trainer reads. */
public final class ExportJob implements Job {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "Writes prepared rows as TRL, verl, NeMo-RL or OpenRLHF read them.";
  }

  @Override
  public Class<? extends Record> settings() {
    return ExportSettings.class;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    ExportSettings bound = settings.bind(ExportSettings.class);
    Workspace workspace =
        Workspace.open(bound.workspace(), spark.sparkContext().hadoopConfiguration());
    ExportReport report = new Export(workspace, bound).write(Fleets.of(spark));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("path", bound.path());
    facts.put("report", report);
    return Result.done(report.sentence(), facts);
  }
}
