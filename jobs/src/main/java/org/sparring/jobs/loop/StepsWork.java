package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.model.Models;
import org.sparring.common.part.Tally;
import org.sparring.common.workspace.FileEntry;
import org.sparring.jobs.recipe.Learner;

/**
 * LOCAL STEPS of one logical worker: credit, losses, slopes, backward, optimiser; leaves deltas.
 *
 * @param run the run
 * @param state the state that the round reads
 * @param settled what adjustments carry, by stream and index
 */
record StepsWork(Run run, State state, SortedMap<String, SortedMap<Integer, double[]>> settled)
    implements Work<StepsWork.Shard, StepsWork.Done> {
  static final String STAGE = "steps";

  /** A worker and, by stream, the files of its rollouts. */
  record Shard(int worker, SortedMap<String, List<FileEntry>> files) implements Serializable {}

  /**
   * What a worker leaves behind, by model or by memory name.
   *
   * @param deltas one file per reducer
   * @param inner one file per optimiser vector
   * @param innerSteps steps that the inner optimiser has counted
   * @param masses weight of what was learned
   * @param memories what losses carry on
   * @param rejects files of rejects
   * @param left what filters left, by stream
   * @param metrics observed numbers
   * @param profile numerics profile of the process that it ran in
   * @param footprint where and how long it ran
   */
  record Done(
      SortedMap<String, List<FileEntry>> deltas,
      SortedMap<String, List<FileEntry>> inner,
      SortedMap<String, Long> innerSteps,
      SortedMap<String, Double> masses,
      SortedMap<String, double[]> memories,
      List<FileEntry> rejects,
      SortedMap<String, Left> left,
      SortedMap<String, Tally> metrics,
      String profile,
      Footprint footprint)
      implements Serializable {
    /** A worker that has learned but not yet written. */
    static Done of(
        SortedMap<String, double[]> memories,
        List<FileEntry> rejects,
        SortedMap<String, Tally> metrics) {
      return new Done(
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          memories,
          rejects,
          new TreeMap<>(),
          metrics,
          "",
          null);
    }

    /** What stays: the deltas are deleted once they are averaged, so no manifest names them. */
    List<FileEntry> files() {
      List<FileEntry> files = new ArrayList<>(rejects);
      inner.values().forEach(files::addAll);
      return files;
    }

    /** What is deleted after the round. */
    List<FileEntry> temporary() {
      return deltas.values().stream().flatMap(List::stream).toList();
    }

    Done with(String numerics, Footprint measured) {
      return new Done(
          deltas, inner, innerSteps, masses, memories, rejects, left, metrics, numerics, measured);
    }
  }

  @Override
  public Done apply(Shard shard, Site site) {
    long start = System.nanoTime();
    Credits credits = new Credits(run, state.round(), settled);
    SortedMap<String, List<Group<Credited>>> groups = new TreeMap<>();
    shard.files().forEach((name, files) -> groups.put(name, credits.read(name, files)));
    try (Team team = new Team(run, state.models())) {
      List<Apprentice> apprentices = apprentices(team, shard.worker());
      LocalSteps steps = new LocalSteps(run, state, shard.worker(), team, apprentices);
      SortedMap<String, Tally> metrics = steps.take(groups, credits.metrics(groups), site);
      List<FileEntry> rejects = credits.writeRejects(shard.worker(), site);
      Done learned = Done.of(steps.memories(), rejects, metrics);
      learned.left().putAll(credits.left());
      Done done = leave(learned, shard.worker(), apprentices, site);
      return done.with(Models.profile(run.numerics()), Footprint.of(site, start, done.files()));
    }
  }

  private List<Apprentice> apprentices(Team team, int worker) {
    ParameterFiles files = new ParameterFiles(run.workspace());
    List<Apprentice> apprentices = new ArrayList<>();
    for (Learner learner : run.recipe().learners()) {
      var model = team.model(learner.model());
      long step = (long) state.number(innerStep(learner.model(), worker), new double[] {0})[0];
      SubVector trained = run.trained(learner.model(), model.layout());
      var stored = state.innerOf(learner.model(), worker);
      var inner = Apprentice.inner(learner, trained, files, stored, step);
      apprentices.add(new Apprentice(learner, model, trained, inner));
    }
    return apprentices;
  }

  private Done leave(Done learned, int worker, List<Apprentice> apprentices, Site site) {
    ParameterFiles files = new ParameterFiles(run.workspace());
    Desk desk = new Desk(run, state.round(), worker, run.recipe().averaging().workers());
    for (Apprentice each : apprentices) {
      learned.deltas().put(each.name(), each.writeDelta(files, desk, site));
      learned.inner().put(each.name(), each.writeInner(files, desk, site));
      learned.innerSteps().put(each.name(), each.innerStep());
      learned.masses().put(each.name(), each.mass());
    }
    return learned;
  }

  static String innerStep(String model, int worker) {
    return "inner_step/%s/%d".formatted(model, worker);
  }
}
