package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.datasets.read.Fault;
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

  static JavaRDD<Flow> through(JavaRDD<Flow> flows, Stage stage) {
    return stage instanceof Stage.Rows rows
        ? flows.mapPartitions(each -> new RowPass(each, rows), true)
        : grouped(flows, (Stage.Groups) stage);
  }

  private static JavaRDD<Flow> grouped(JavaRDD<Flow> flows, Stage.Groups stage) {
    int partitions = Math.max(flows.getNumPartitions(), flows.context().defaultParallelism());
    return flows
        .mapToPair(flow -> new Tuple2<>(Place.of(flow, stage), flow))
        .repartitionAndSortWithinPartitions(
            new HashOf<Place>(partitions, Place::group), Comparator.naturalOrder())
        .mapPartitions(each -> new GroupPass(each, stage), true);
  }

  private static final class Reads extends StageIterator {
    private final Iterator<Reading> in;
    private final int origin;
    private final String split;

    Reads(Iterator<Reading> in, int origin, String split) {
      super(READ);
      this.in = in;
      this.origin = origin;
      this.split = split;
    }

    @Override
    boolean advance() {
      if (!in.hasNext()) {
        return false;
      }
      Reading reading = in.next();
      Fault fault = reading.fault();
      if (fault == null) {
        reading.examples().forEach(example -> keep(Draft.of(origin, split, example)));
      } else {
        reject(
            new Rejection(
                origin,
                reading.source(),
                READ,
                fault.reason(),
                Rejection.Outcome.DROPPED,
                "",
                1,
                fault.detail()));
      }
      return true;
    }
  }

  private static final class RowPass extends StageIterator {
    private final Iterator<Flow> in;
    private final Stage.Rows stage;

    RowPass(Iterator<Flow> in, Stage.Rows stage) {
      super(stage.name());
      this.in = in;
      this.stage = stage;
    }

    @Override
    boolean advance() {
      if (!in.hasNext()) {
        return false;
      }
      Flow flow = in.next();
      if (flow instanceof Draft draft) {
        take(stage.judge(draft));
      } else {
        pass(flow);
      }
      return true;
    }
  }

  private static final class GroupPass extends StageIterator {
    private final Iterator<Tuple2<Place, Flow>> in;
    private final Stage.Groups stage;
    private final List<Draft> group = new ArrayList<>();
    private String key = "";

    GroupPass(Iterator<Tuple2<Place, Flow>> in, Stage.Groups stage) {
      super(stage.name());
      this.in = in;
      this.stage = stage;
    }

    @Override
    boolean advance() {
      if (!in.hasNext()) {
        boolean rest = !group.isEmpty();
        close();
        return rest;
      }
      Tuple2<Place, Flow> next = in.next();
      if (!(next._2() instanceof Draft draft)) {
        pass(next._2());
        return true;
      }
      if (!next._1().group().equals(key)) {
        close();
        key = next._1().group();
      }
      group.add(draft);
      return true;
    }

    private void close() {
      if (!group.isEmpty()) {
        take(stage.judge(List.copyOf(group)));
        group.clear();
      }
    }
  }
}
