package org.sparring.jobs.proof;

import org.apache.spark.sql.SparkSession;

/** Sessions for tests. */
final class Session {
  private Session() {}

  static SparkSession open(String master, int partitions) {
    return open(master, partitions, 2);
  }

  static SparkSession open(String master, int partitions, int parallelism) {
    SparkSession spark =
        SparkSession.builder()
            .config("spark.default.parallelism", parallelism)
            .master(master)
            .appName("proof")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", partitions)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** Two executors of one slot each, as processes. */
  static SparkSession cluster() {
    return SparkSession.builder()
        .master("local-cluster[2,1,1024]")
        .appName("proof")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config("spark.executorEnv.OMP_NUM_THREADS", "1")
        .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
        .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s")
        .getOrCreate();
  }
}
