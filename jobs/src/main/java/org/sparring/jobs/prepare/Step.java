package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stage in its place.
 *
 * @param name unlike those of the others: the second {@code filter} is {@code filter_2}
 */
record Step(String name, Stage stage) {
  /** Whether one row may stand for several others when it has passed. */
  boolean merges() {
    return stage.gives().contains(Stage.Gift.ONE_FOR_SEVERAL);
  }

  /** The stages with what they need from outside. */
  static List<Step> all(List<Stage> stages, Context context) {
    List<Step> steps = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Stage stage : stages) {
      int times = seen.merge(stage.name(), 1, Integer::sum);
      String name = times == 1 ? stage.name() : stage.name() + "_" + times;
      steps.add(new Step(name, ready(stage, context)));
    }
    return steps;
  }

  static Step of(Stage stage, Context context) {
    return all(List.of(stage), context).get(0);
  }

  private static Stage ready(Stage stage, Context context) {
    return stage instanceof Stage.Needing needing ? ready(needing.given(context), context) : stage;
  }
}
