package org.sparring.jobs.job;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;

/** A job that does what a test says, without Spark. */
record FakeJob(Work work) implements Job {
  /** What the job does. */
  interface Work {
    Result run(Settings settings) throws Exception;
  }

  record Keys(
      @Param("Folder of the tables.") Optional<String> workspace,
      @Param("Name of the run.") Optional<String> run,
      @Param(value = "Steps.", or = "3", min = 1) int steps) {}

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String summary() {
    return "Does what a test says.";
  }

  @Override
  public Class<? extends Record> settings() {
    return Keys.class;
  }

  @Override
  public boolean usesSpark() {
    return false;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) throws Exception {
    return work.run(settings);
  }
}
