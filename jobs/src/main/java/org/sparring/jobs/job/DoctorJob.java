package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;

/** Shows what a run would meet here: versions, the master, its slots. */
public final class DoctorJob implements Job {
  private static final int OLDEST_JAVA = 17;

  /** What it is told. */
  public record Keys(
      @Param(value = "Rows of the range that Spark is asked to count.", or = "1000", min = 1)
          long rows) {}

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "Shows the versions, the master and the slots that a run would meet here.";
  }

  @Override
  public Class<? extends Record> settings() {
    return Keys.class;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    long rows = settings.bind(Keys.class).rows();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("java", Runtime.version().toString());
    facts.put("spark", spark.version());
    facts.put("master", spark.sparkContext().master());
    facts.put("slots", spark.sparkContext().defaultParallelism());
    facts.put("rows", spark.range(rows).count());
    if (Runtime.version().feature() < OLDEST_JAVA) {
      return new Result(ExitCode.USAGE, "Java %d or newer is needed".formatted(OLDEST_JAVA), facts);
    }
    return Result.done("Spark counts", facts);
  }
}
