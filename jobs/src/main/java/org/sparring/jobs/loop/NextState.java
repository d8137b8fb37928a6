package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.workspace.FileEntry;

/** Puts together the state that the next round reads. */
final class NextState {
  private final Run run;
  private final State state;
  private final List<AverageWork.Done> averages;
  private final List<FollowWork.Done> followers;

  NextState(
      Run run, State state, List<AverageWork.Done> averages, List<FollowWork.Done> followers) {
    this.run = run;
    this.state = state;
    this.averages = averages;
    this.followers = followers;
  }

  State state(SortedMap<String, double[]> numbers, List<StepsWork.Done> workers) {
    SortedMap<String, Snapshot> models = new TreeMap<>(state.models());
    SortedMap<String, List<FileEntry>> outer = new TreeMap<>();
    run.recipe()
        .learners()
        .forEach(each -> models.put(each.model(), model(each.model(), averages, state)));
    followers.forEach(each -> models.put(each.model(), each.snapshot()));
    for (AverageWork.Done each : averages) {
      outer.computeIfAbsent(each.model(), name -> new ArrayList<>()).addAll(each.outer());
    }
    SortedMap<String, List<FileEntry>> inner = new TreeMap<>();
    for (int w = 0; w < workers.size(); w++) {
      int worker = w;
      workers
          .get(w)
          .inner()
          .forEach((model, files) -> inner.put(State.innerName(model, worker), files));
    }
    long steps = state.steps() + run.recipe().averaging().localSteps();
    return new State(state.round() + 1, steps, models, outer, inner, numbers);
  }

  /** Cursors, carried tallies, memories of losses and inner step counts. */
  SortedMap<String, double[]> numbers(
      SortedMap<String, double[]> cursors,
      SortedMap<String, SortedMap<Integer, double[]>> settled,
      List<StepsWork.Done> workers) {
    SortedMap<String, double[]> numbers = new TreeMap<>(state.numbers());
    numbers.putAll(cursors);
    settled.forEach(
        (stream, each) ->
            each.forEach(
                (index, carried) -> numbers.put(Settlement.carriedName(stream, index), carried)));
    for (int w = 0; w < workers.size(); w++) {
      int worker = w;
      workers
          .get(w)
          .innerSteps()
          .forEach(
              (model, step) ->
                  numbers.put(StepsWork.innerStep(model, worker), new double[] {step}));
    }
    numbers.putAll(memories(workers));
    return numbers;
  }

  /** A model after averaging: its reducers' files, or as it was. */
  static Snapshot model(String name, List<AverageWork.Done> averages, State state) {
    List<FileEntry> files =
        averages.stream()
            .filter(each -> each.model().equals(name))
            .map(AverageWork.Done::value)
            .toList();
    Snapshot before = state.models().get(name);
    return files.isEmpty() ? before : before.moved(files);
  }

  /** Memories of losses, averaged by what each worker learned, in worker order. */
  private SortedMap<String, double[]> memories(List<StepsWork.Done> workers) {
    SortedMap<String, double[]> sums = new TreeMap<>();
    double total = 0;
    for (StepsWork.Done each : workers) {
      double mass =
          each.masses().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
      total += mass;
      each.memories()
          .forEach(
              (name, memory) -> {
                double[] sum = sums.computeIfAbsent(name, key -> new double[memory.length]);
                for (int i = 0; i < sum.length; i++) {
                  sum[i] += mass * memory[i];
                }
              });
    }
    double mass = total;
    if (mass == 0) {
      return new TreeMap<>();
    }
    sums.replaceAll(
        (name, sum) -> {
          double[] mean = new double[sum.length];
          for (int i = 0; i < sum.length; i++) {
            mean[i] = sum[i] / mass;
          }
          return mean;
        });
    return sums;
  }
}
