package org.sparring.jobs.prepare;

import java.util.Comparator;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.datasets.read.Reading;
import scala.Tuple2;

/** Maps stages over flows with Spark. */
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

  /**
   * The flows after a stage.
   *
   * @param step the stage and its name in this run
   */
  static JavaRDD<Flow> through(JavaRDD<Flow> flows, Step step, Context context) {
    String name = step.name();
    if (step.stage() instanceof Stage.Rows rows) {
      return flows.mapPartitions(each -> new RowPass(each, rows, name), true);
    }
    if (step.stage() instanceof Stage.Groups groups) {
      return grouped(flows, groups, name);
    }
    return whole(flows, (Stage.Whole) step.stage(), name, context);
  }

  private static JavaRDD<Flow> grouped(JavaRDD<Flow> flows, Stage.Groups stage, String name) {
    int partitions = Math.max(flows.getNumPartitions(), flows.context().defaultParallelism());
    return flows
        .mapToPair(flow -> new Tuple2<>(Place.of(flow, stage), flow))
        .repartitionAndSortWithinPartitions(
            new HashOf<Place>(partitions, Place::group), Comparator.naturalOrder())
        .mapPartitions(each -> new GroupPass(each, stage, name), true);
  }

  private static JavaRDD<Flow> whole(
      JavaRDD<Flow> flows, Stage.Whole stage, String name, Context context) {
    JavaRDD<Flow> held = context.held(flows);
    JavaRDD<Draft> drafts = held.filter(Draft.class::isInstance).map(Draft.class::cast);
    JavaRDD<Flow> judged = stage.judge(drafts, context).flows();
    return held.filter(flow -> !(flow instanceof Draft))
        .union(judged.mapPartitions(each -> new WholePass(each, name)));
  }
}
