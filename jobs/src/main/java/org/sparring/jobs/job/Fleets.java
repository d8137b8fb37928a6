package org.sparring.jobs.job;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.SparkFleet;

/** The fleet of a session. */
final class Fleets {
  private Fleets() {}

  static Fleet of(SparkSession spark) {
    return new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext()));
  }
}
