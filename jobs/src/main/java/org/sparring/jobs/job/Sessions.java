package org.sparring.jobs.job;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.sparring.jobs.doctor.Doctor;

/**
 * A session for one job; closing it stops only a session that it started.
 *
 * @param spark the session; null for a job that needs none
 * @param ours whether it was started here
 */
record Sessions(SparkSession spark, boolean ours) implements AutoCloseable {
  static Sessions none() {
    return new Sessions(null, false);
  }

  /** Where the job's files are. */
  Configuration hadoop() {
    return hadoop(spark);
  }

  /** Hadoop's settings for a job that was given a session, or null for none. */
  static Configuration hadoop(SparkSession spark) {
    return spark == null ? Status.hadoop() : spark.sparkContext().hadoopConfiguration();
  }

  /** Whoever launched the program chose a master; a plain Java call runs on local[*]. */
  static Sessions open(String title) {
    SparkSession running = running();
    if (running != null) {
      refuseGpu(running.sparkContext().master(), running.sparkContext().getConf());
      return new Sessions(running, false);
    }
    SparkSession.Builder builder = SparkSession.builder();
    SparkConf configured = new SparkConf();
    if (!configured.contains("spark.master")) {
      builder.master("local[*]");
    }
    refuseGpu(configured.get("spark.master", "local[*]"), configured);
    if (!configured.contains("spark.app.name") || submitted(configured)) {
      builder.appName(title);
    }
    return new Sessions(builder.getOrCreate(), true);
  }

  private static void refuseGpu(String master, SparkConf configured) {
    Map<String, String> conf = new HashMap<>();
    for (var each : configured.getAll()) {
      conf.put(each._1(), each._2());
    }
    Doctor.refuseLocalGpu(master, conf);
  }

  /** spark-submit names an application after its main class where nobody else names it. */
  private static boolean submitted(SparkConf configured) {
    return configured.get("spark.app.name").endsWith(".Main");
  }

  private static SparkSession running() {
    for (var session :
        new scala.Option<?>[] {SparkSession.getActiveSession(), SparkSession.getDefaultSession()}) {
      if (session.isDefined()
          && session.get() instanceof SparkSession spark
          && !spark.sparkContext().isStopped()) {
        return spark;
      }
    }
    return null;
  }

  @Override
  public void close() {
    if (ours) {
      spark.stop();
    }
  }
}
