package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.Trace;
import org.sparring.common.model.Model;
import org.sparring.common.model.Pass;

/**
 * Stores the rows that parts read, and tells rewards what models say of their views: forward passes
 * without gradient.
 *
 * <p>Numbers are rounded to float, as the table stores them, so that a later stage reads the same.
 */
final class Annotation {
  private final Function<String, Model> models;
  private final int batchTokens;

  Annotation(Function<String, Model> models, int batchTokens) {
    this.models = models;
    this.batchTokens = batchTokens;
  }

  List<Group<Rollout>> annotate(List<Group<Rollout>> groups, Set<Row> reads) {
    List<Rollout> flat = new ArrayList<>();
    groups.forEach(each -> flat.addAll(each.members()));
    List<Map<Row, double[]>> said = read(flat.stream().map(Rollout::trace).toList(), reads);
    List<Group<Rollout>> annotated = new ArrayList<>();
    int next = 0;
    for (Group<Rollout> group : groups) {
      List<Rollout> members = new ArrayList<>();
      for (Rollout member : group.members()) {
        Map<Row, double[]> rows = new TreeMap<>(member.rows());
        rows.putAll(said.get(next++));
        members.add(member.with(rows));
      }
      annotated.add(group.with(members));
    }
    return annotated;
  }

  /** What models say of texts, one map for each; an empty text has nothing to be said of. */
  List<Map<Row, double[]>> read(List<Trace> traces, Set<Row> reads) {
    Map<String, Set<Signal>> wanted = new TreeMap<>();
    for (Row row : reads) {
      if (!row.model().equals(Row.SAMPLER)) {
        wanted.computeIfAbsent(row.model(), each -> EnumSet.noneOf(Signal.class)).add(row.signal());
      }
    }
    List<Map<Row, double[]>> said = new ArrayList<>();
    traces.forEach(each -> said.add(new TreeMap<>()));
    if (!traces.isEmpty()) {
      wanted.forEach((model, signals) -> run(model, signals, traces, said));
    }
    return said;
  }

  private void run(
      String name, Set<Signal> signals, List<Trace> all, List<Map<Row, double[]>> said) {
    Model model = models.apply(name);
    for (List<Integer> batch : batches(all)) {
      List<Trace> traces = batch.stream().map(all::get).toList();
      try (Pass pass = model.forward(traces, signals, false)) {
        for (int b = 0; b < batch.size(); b++) {
          for (Signal signal : signals) {
            said.get(batch.get(b)).put(new Row(name, signal), floats(pass.at(b, signal)));
          }
        }
      }
    }
  }

  /** Indices of the texts in their order, cut by the budget: members of a group share prompts. */
  private List<List<Integer>> batches(List<Trace> traces) {
    List<List<Integer>> batches = new ArrayList<>();
    List<Integer> batch = new ArrayList<>();
    long sum = 0;
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).length() > 0) {
        int tokens = tokens(traces.get(i));
        if (!batch.isEmpty() && sum + tokens > batchTokens) {
          batches.add(batch);
          batch = new ArrayList<>();
          sum = 0;
        }
        batch.add(i);
        sum += tokens;
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  static int tokens(Rollout rollout) {
    return tokens(rollout.trace());
  }

  private static int tokens(Trace trace) {
    int context = trace instanceof Tokens tokens ? tokens.context().length : 0;
    return context + trace.length();
  }

  private static double[] floats(double[] numbers) {
    double[] rounded = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      rounded[i] = (float) numbers[i];
    }
    return rounded;
  }
}
