package org.sparring.jobs.prepare;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The way of the flows through the stages. What is read more than once is held: rows are computed
 * once, however many stages look at all of them.
 */
final class Course {
  private final Context context;
  private JavaRDD<Flow> flows;
  private boolean held;

  Course(JavaRDD<Flow> flows, Context context) {
    this.flows = flows;
    this.context = context;
  }

  JavaRDD<Flow> flows() {
    return flows;
  }

  /** Adds a stage. */
  Course then(Step step) {
    String name = step.name();
    if (step.stage() instanceof Stage.Rows rows) {
      return to(flows.mapPartitions(each -> new RowPass(each, rows, name), true), false);
    }
    if (step.stage() instanceof Stage.Groups groups) {
      return to(grouped(groups, name), false);
    }
    hold();
    if (step.stage() instanceof Stage.Peers peers) {
      return to(new Polling(peers, name).through(flows), !step.merges());
    }
    if (step.stage() instanceof Stage.Marking marking) {
      return to(marked(marking), true).then(new Step(name, marking.then()));
    }
    return to(whole((Stage.Whole) step.stage(), name), true);
  }

  /**
   * Work that is cheap beside the rows themselves is done again rather than held again, unless it
   * may leave few of them.
   */
  private Course to(JavaRDD<Flow> next, boolean cheap) {
    flows = next;
    held = held && cheap;
    return this;
  }

  private void hold() {
    if (!held) {
      flows = new Packed<>(PackedFlow::put, PackedFlow::from).held(flows, context);
      held = true;
    }
  }

  private JavaRDD<Flow> grouped(Stage.Groups stage, String name) {
    int partitions = Math.max(flows.getNumPartitions(), flows.context().defaultParallelism());
    return flows
        .mapToPair(flow -> new Tuple2<>(Place.of(flow, stage), flow))
        .repartitionAndSortWithinPartitions(
            new HashOf<Place>(partitions, Place::group), Comparator.naturalOrder())
        .mapPartitions(each -> new GroupPass(each, stage, name), true);
  }

  private JavaRDD<Flow> whole(Stage.Whole stage, String name) {
    JavaRDD<Draft> drafts = flows.filter(Draft.class::isInstance).map(Draft.class::cast);
    JavaRDD<Flow> judged =
        stage.judge(drafts, context).flows().mapPartitions(each -> new WholePass(each, name));
    JavaRDD<Flow> others = flows.filter(flow -> !(flow instanceof Draft));
    return judged.getNumPartitions() == others.getNumPartitions()
        ? judged.zipPartitions(others, Course::both)
        : judged.union(others);
  }

  private JavaRDD<Flow> marked(Stage.Marking stage) {
    JavaRDD<Draft> drafts = flows.filter(Draft.class::isInstance).map(Draft.class::cast);
    return flows.zipPartitions(
        stage.told(drafts, context), (rows, told) -> new Marked(rows, stage.marker(told)));
  }

  private static Iterator<Flow> both(Iterator<Flow> one, Iterator<Flow> other) {
    return Stream.concat(stream(one), stream(other)).iterator();
  }

  private static Stream<Flow> stream(Iterator<Flow> flows) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(flows, 0), false);
  }
}
