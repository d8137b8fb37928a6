package org.sparring.jobs;

import org.apache.spark.sql.SparkSession;

/** The Spark session that the tests of this module share; it lives as long as their JVM. */
public final class LocalSession {
  private LocalSession() {}

  /** The session that runs, or a new one. */
  public static SparkSession spark() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("sparring")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.codegen.wholeStage", false)
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** Stops the session that runs, if any: for tests of what starts its own. */
  public static void stop() {
    var running = SparkSession.getDefaultSession();
    if (running.isDefined()) {
      running.get().stop();
    }
  }
}
