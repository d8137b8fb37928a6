package org.sparring.jobs.job;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.model.AveragingMaster;
import org.sparring.common.model.dl4j.ParameterAveraging;

/** The fleet of a session. */
final class Fleets {
  private Fleets() {}

  static Fleet of(SparkSession spark) {
    return new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext()));
  }

  /** The averaging master of a session. */
  static AveragingMaster master(SparkSession spark) {
    return new ParameterAveraging(JavaSparkContext.fromSparkContext(spark.sparkContext()));
  }
}
