package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.fleet.Site;
import org.sparring.common.part.Guard;
import org.sparring.common.part.Guard.Verdict;
import org.sparring.common.part.Tally;
import org.sparring.common.part.Term;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Stream;

/** The optimiser steps of one worker in one round. */
final class LocalSteps {
  private static final String GRADIENT = "grad_norm/";

  private final Run run;
  private final State state;
  private final int worker;
  private final List<Apprentice> apprentices;
  private final StepOrder order;
  private final SortedMap<String, StepObjective> objectives = new TreeMap<>();
  private final SortedMap<String, List<double[]>> memories = new TreeMap<>();
  private final SortedMap<String, Tally> metrics = new TreeMap<>();
  private final SortedMap<String, Double> before = new TreeMap<>();

  LocalSteps(Run run, State state, int worker, Team team, List<Apprentice> apprentices) {
    this.run = run;
    this.state = state;
    this.worker = worker;
    this.apprentices = apprentices;
    this.order = new StepOrder(run, state.round(), worker);
    run.recipe()
        .streams()
        .forEach(
            (name, stream) -> {
              Stream now = run.stream(name, state.round());
              objectives.put(
                  name, new StepObjective(now, team::model, run.numerics().batchTokens()));
              memories.put(name, recalled(name, stream));
            });
  }

  /**
   * Takes the round's steps over the worker's groups.
   *
   * @param groups the worker's groups, by stream
   * @param sampled what metrics report of them before any step; guards see it too
   * @return what metrics report
   */
  SortedMap<String, Tally> take(
      SortedMap<String, List<Group<Credited>>> groups,
      SortedMap<String, Tally> sampled,
      Site site) {
    sampled.forEach((name, each) -> before.put(name, each.mean()));
    Recipe recipe = run.recipe();
    int perEpoch = recipe.averaging().localSteps() / recipe.batching().epochs();
    int size = recipe.batching().groupsPerStep();
    long step = state.steps();
    for (int epoch = 0; epoch < recipe.batching().epochs(); epoch++) {
      SortedMap<String, List<Group<Credited>>> shuffled = new TreeMap<>();
      for (Map.Entry<String, List<Group<Credited>>> each : groups.entrySet()) {
        shuffled.put(each.getKey(), order.of(each.getKey(), each.getValue(), epoch));
      }
      for (int s = 0; s < perEpoch; s++) {
        site.checkInterrupted();
        SortedMap<String, List<Group<Credited>>> batch = new TreeMap<>();
        for (Map.Entry<String, List<Group<Credited>>> each : shuffled.entrySet()) {
          batch.put(each.getKey(), each.getValue().subList(s * size, (s + 1) * size));
        }
        if (step(batch, step++) == Verdict.STOP_EPOCH) {
          break;
        }
      }
    }
    sampled.forEach((key, each) -> metrics.merge(key, each, Tally::plus));
    return metrics;
  }

  /** What losses carry on, by stream and term. */
  SortedMap<String, double[]> memories() {
    SortedMap<String, double[]> carried = new TreeMap<>();
    memories.forEach(
        (name, each) -> {
          List<Term> terms = run.recipe().streams().get(name).objective();
          for (int t = 0; t < terms.size(); t++) {
            if (each.get(t).length > 0) {
              carried.put(memoryName(name, terms.get(t)), each.get(t));
            }
          }
        });
    return carried;
  }

  static String memoryName(String stream, Term term) {
    return "memory/%s/%s".formatted(stream, term.name());
  }

  private Verdict step(SortedMap<String, List<Group<Credited>>> batch, long step) {
    apprentices.forEach(Apprentice::clearGradient);
    SortedMap<String, Tally> stats = new TreeMap<>();
    batch.forEach(
        (name, groups) -> {
          StepObjective objective = objectives.get(name);
          objective
              .evaluate(groups, memories.get(name))
              .forEach((key, each) -> stats.merge(key, each, Tally::plus));
        });
    stats.forEach((key, each) -> metrics.merge(key, each, Tally::plus));
    requireFinite(stats, step);
    Verdict verdict = verdict(stats);
    if (verdict == Verdict.STEP) {
      batch.forEach(this::learned);
      long total = (long) run.rounds() * run.recipe().averaging().localSteps();
      for (Apprentice each : apprentices) {
        double norm = each.step(step, total);
        requireFinite(GRADIENT + each.name(), norm, step);
        metrics.merge(GRADIENT + each.name(), new Tally(norm, 1), Tally::plus);
      }
    }
    metrics.merge("steps/skipped", new Tally(verdict == Verdict.STEP ? 0 : 1, 1), Tally::plus);
    return verdict;
  }

  private void learned(String name, List<Group<Credited>> groups) {
    Stream stream = run.recipe().streams().get(name);
    double mass = objectives.get(name).firstMass(groups);
    for (Apprentice each : apprentices) {
      if (stream.live().stream().map(Row::model).anyMatch(each.name()::equals)) {
        each.learned(mass);
      }
    }
  }

  private Verdict verdict(SortedMap<String, Tally> stats) {
    List<Guard> guards = run.recipe().guards();
    if (guards.isEmpty()) {
      return Verdict.STEP;
    }
    Map<String, Double> means = new TreeMap<>(before);
    stats.forEach((name, each) -> means.put(name, each.mean()));
    apprentices.forEach(each -> means.put(GRADIENT + each.name(), each.gradientNorm()));
    Verdict worst = Verdict.STEP;
    for (Guard guard : guards) {
      Verdict verdict = guard.after(means);
      worst = verdict.compareTo(worst) > 0 ? verdict : worst;
    }
    return worst;
  }

  private void requireFinite(SortedMap<String, Tally> stats, long step) {
    stats.forEach(
        (name, each) -> {
          if (name.startsWith("loss/")) {
            requireFinite(name, each.sum(), step);
          }
        });
  }

  /** Numbers that are none would spread to every worker with the next average. */
  private void requireFinite(String name, double value, long step) {
    if (!Double.isFinite(value)) {
      throw new UserException(
          ExitCode.GATE,
          ("%s is %s in round %d, step %d, worker %d of run `%s`: the run stops, and the last"
                  + " committed round stands; lower the learning rate or set clip_norm, and give"
                  + " the run another name")
              .formatted(name, value, state.round(), step, worker, run.name()));
    }
  }

  private List<double[]> recalled(String name, Stream stream) {
    List<double[]> recalled = new ArrayList<>();
    for (Term term : stream.objective()) {
      recalled.add(state.number(memoryName(name, term), term.loss().memory()));
    }
    return recalled;
  }
}
