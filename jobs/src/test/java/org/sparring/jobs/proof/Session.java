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
}
