package org.sparring.jobs.prepare;

import org.apache.spark.api.java.JavaRDD;
import org.sparring.datasets.read.Reading;

/** Where flows begin. */
final class Flows {
  static final String READ = "read";

  private Flows() {}

  /**
   * The readings of one source.
   *
   * @param origin index of the source in the settings
   * @param split fixed split of its rows, or empty
   */
  static JavaRDD<Flow> read(JavaRDD<Reading> readings, int origin, String split) {
    return readings.mapPartitions(rows -> new Reads(rows, origin, split));
  }
}
