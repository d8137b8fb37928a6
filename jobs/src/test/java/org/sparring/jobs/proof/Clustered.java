package org.sparring.jobs.proof;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.fleet.SparkFleet;

/** The program of a driver whose executors are processes of their own; it tells which worked. */
final class Clustered {
  private Clustered() {}

  /** Arguments: folder of the data, folder of the workspace, runs. */
  public static void main(String[] arguments) {
    World world = new World(Path.of(arguments[0]), Path.of(arguments[1]));
    try (SparkSession spark = Session.cluster()) {
      Set<String> executors = new ConcurrentSkipListSet<>();
      spark
          .sparkContext()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                  executors.add(end.taskInfo().executorId());
                }
              });
      SparkFleet fleet = new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext()));
      for (int i = 2; i < arguments.length; i++) {
        world.train(arguments[i], fleet);
      }
      System.out.println("executors " + executors);
    }
  }
}
