package org.sparring.jobs.job;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.make.DemoData;
import org.sparring.datasets.make.DemoSize;

/** Makes the demo's data and runs the bundled pipeline on them. */
public final class DemoJob implements Job {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "Makes preference data of a small language and aligns a policy three ways.";
  }

  @Override
  public Class<? extends Record> settings() {
    return DemoSettings.class;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) throws Exception {
    DemoSettings bound = settings.bind(DemoSettings.class);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Workspace workspace = Workspace.create(bound.workspace(), hadoop);
    make(bound, workspace);
    Settings pipeline =
        new Bundled("demo").with(Map.of("workspace", workspace.root(), "seed", bound.seed()));
    Result result = PipelineJob.run(spark, pipeline.bind(PipelineSettings.class));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("workspace", workspace.root());
    facts.put("report", workspace.root() + "/report.html");
    return new Result(result.code(), result.reason(), facts);
  }

  private static void make(DemoSettings bound, Workspace workspace) throws IOException {
    DemoSize data = DemoSize.seed(bound.seed());
    new DemoData(bound.shuffled() ? data.control() : data).write(new InputFolder(workspace));
  }
}
