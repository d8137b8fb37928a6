package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.model.Model;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Reach;
import org.sparring.common.part.Signals;
import org.sparring.common.part.Tally;
import org.sparring.common.part.Term;
import org.sparring.jobs.recipe.Stream;

/**
 * The objective of one optimiser step of one stream: sum over terms of weight x loss / mass, where
 * the mass is the whole step's, so that micro-batches never change a slope.
 */
final class StepObjective {
  private final Stream stream;
  private final Function<String, Model> models;
  private final int batchTokens;
  private final Set<Row> live;

  StepObjective(Stream stream, Function<String, Model> models, int batchTokens) {
    this.stream = stream;
    this.models = models;
    this.batchTokens = batchTokens;
    this.live = stream.live();
  }

  /**
   * What a step adds up.
   *
   * @param masses mass of the whole step, by term
   * @param slopes slopes of every live number
   * @param stats what metrics report
   */
  private record Sums(double[] masses, SlopeBook slopes, SortedMap<String, Tally> stats) {}

  /**
   * Adds the step's gradient to every live model.
   *
   * @param step the step's groups
   * @param memories what each term carries, replaced by what it carries next
   * @return what metrics report
   */
  SortedMap<String, Tally> evaluate(List<Group<Credited>> step, List<double[]> memories) {
    Sums sums = new Sums(masses(step), new SlopeBook(step), new TreeMap<>());
    coupled(step, memories, sums);
    for (MicroBatch batch : MicroBatch.cut(step, batchTokens)) {
      try (batch) {
        batch.forward(models, live, true);
        for (int t = 0; t < sums.masses().length; t++) {
          if (!couples(stream.objective().get(t).loss())) {
            Batch seen = new Batch(batch.groups(), batch, batch, memories.get(t));
            term(t, seen, batch.first(), sums);
          }
        }
        batch.backward(sums.slopes());
      }
    }
    return sums.stats();
  }

  /** The mass of a stream's first term: the weight of what a worker learned from it. */
  double firstMass(List<Group<Credited>> step) {
    return stream.objective().isEmpty() ? 0 : masses(step)[0];
  }

  private double[] masses(List<Group<Credited>> step) {
    double[] masses = new double[stream.objective().size()];
    for (int t = 0; t < masses.length; t++) {
      for (Group<Credited> group : step) {
        masses[t] += stream.objective().get(t).loss().mass(group);
      }
    }
    return masses;
  }

  private void term(int index, Batch batch, int first, Sums sums) {
    Term term = stream.objective().get(index);
    double mass = sums.masses()[index];
    if (mass == 0) {
      return;
    }
    double factor = stream.weight() * term.weight() / mass;
    double value = term.loss().evaluate(batch, sums.slopes().scaled(first, factor, batch.live()));
    double share = 0;
    for (Group<Credited> group : batch.groups()) {
      share += term.loss().mass(group);
    }
    sums.stats().merge("loss/" + term.name(), new Tally(value, share), Tally::plus);
    term.loss().observe(batch).forEach((name, each) -> sums.stats().merge(name, each, Tally::plus));
  }

  /** Terms that couple groups, or carry memory, see the whole step's numbers first. */
  private void coupled(List<Group<Credited>> step, List<double[]> memories, Sums sums) {
    if (stream.objective().stream().noneMatch(each -> couples(each.loss()))) {
      return;
    }
    Signals numbers = numbers(step);
    for (int t = 0; t < sums.masses().length; t++) {
      Loss loss = stream.objective().get(t).loss();
      if (couples(loss)) {
        Batch whole = new Batch(step, numbers, numbers, memories.get(t));
        memories.set(t, loss.recall(whole));
        term(t, new Batch(step, numbers, numbers, memories.get(t)), 0, sums);
      }
    }
  }

  private Signals numbers(List<Group<Credited>> step) {
    List<List<Map<Row, double[]>>> stored = new ArrayList<>();
    for (MicroBatch batch : MicroBatch.cut(step, batchTokens)) {
      try (batch) {
        batch.forward(models, live, false);
        for (int g = 0; g < batch.groups().size(); g++) {
          List<Map<Row, double[]>> members = new ArrayList<>();
          for (int m = 0; m < batch.groups().get(g).size(); m++) {
            Map<Row, double[]> rows = new HashMap<>();
            for (Row row : live) {
              rows.put(row, batch.at(g, m, row).clone());
            }
            members.add(rows);
          }
          stored.add(members);
        }
      }
    }
    return (group, member, row) -> stored.get(group).get(member).get(row);
  }

  private static boolean couples(Loss loss) {
    return loss.reach() == Reach.STEP || loss.memory().length > 0;
  }
}
