package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Trace;
import org.sparring.common.model.Model;
import org.sparring.common.model.Pass;
import org.sparring.common.part.Signals;

/** Some groups of a step that go through the models together. */
final class MicroBatch implements Signals, AutoCloseable {
  private final int first;
  private final List<Group<Credited>> groups;
  private final int[] offsets;
  private final Map<String, Pass> passes = new TreeMap<>();

  /**
   * @param first index of the first group in the step
   * @param groups the groups
   */
  MicroBatch(int first, List<Group<Credited>> groups) {
    this.first = first;
    this.groups = groups;
    this.offsets = new int[groups.size()];
    for (int g = 1; g < offsets.length; g++) {
      offsets[g] = offsets[g - 1] + groups.get(g - 1).size();
    }
  }

  /** Cuts a step so that no batch exceeds the budget, unless one group does alone. */
  static List<MicroBatch> cut(List<Group<Credited>> step, int batchTokens) {
    List<MicroBatch> batches = new ArrayList<>();
    int from = 0;
    while (from < step.size()) {
      int to = from;
      long tokens = 0;
      while (to < step.size()) {
        tokens += tokens(step.get(to));
        if (to > from && tokens > batchTokens) {
          break;
        }
        to++;
      }
      batches.add(new MicroBatch(from, step.subList(from, to)));
      from = to;
    }
    return batches;
  }

  int first() {
    return first;
  }

  List<Group<Credited>> groups() {
    return groups;
  }

  /** Forward passes of every model that has a live row. */
  MicroBatch forward(Function<String, Model> models, Set<Row> live, boolean gradient) {
    List<Trace> traces = new ArrayList<>();
    groups.forEach(group -> group.members().forEach(each -> traces.add(each.rollout().trace())));
    Map<String, Set<Signal>> signals = new TreeMap<>();
    for (Row row : live) {
      signals.computeIfAbsent(row.model(), each -> EnumSet.noneOf(Signal.class)).add(row.signal());
    }
    signals.forEach(
        (model, each) -> passes.put(model, models.apply(model).forward(traces, each, gradient)));
    return this;
  }

  @Override
  public double[] at(int group, int member, Row row) {
    return passes.get(row.model()).at(offsets[group] + member, row.signal());
  }

  /** Adds the slopes of these groups to the models' gradients. */
  void backward(SlopeBook book) {
    List<int[]> places = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      for (int m = 0; m < groups.get(g).size(); m++) {
        places.add(new int[] {first + g, m});
      }
    }
    passes.forEach(
        (model, pass) ->
            pass.backward(
                (trace, signal) -> {
                  int[] place = places.get(trace);
                  return book.at(place[0], place[1], new Row(model, signal));
                }));
  }

  @Override
  public void close() {
    passes.values().forEach(Pass::close);
    passes.clear();
  }

  private static int tokens(Group<Credited> group) {
    return group.members().stream().mapToInt(each -> Annotation.tokens(each.rollout())).sum();
  }
}
