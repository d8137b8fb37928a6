package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.sparring.jobs.recipe.Stream;

/**
 * What one worker is about to learn from, where a master takes its steps: credit, rejects, and the
 * losses of its groups under the parameters that the round reads.
 */
record ObserveWork(Run run, State state, SortedMap<String, SortedMap<Integer, double[]>> settled)
    implements Work<StepsWork.Shard, StepsWork.Done> {

  @Override
  public StepsWork.Done apply(StepsWork.Shard shard, Site site) {
    long start = System.nanoTime();
    Credits credits = new Credits(run, state.round(), settled);
    SortedMap<String, List<Group<Credited>>> groups = new TreeMap<>();
    shard.files().forEach((name, files) -> groups.put(name, credits.read(name, files)));
    SortedMap<String, Tally> metrics = credits.metrics(groups);
    double mass = 0;
    try (Team team = new Team(run, state.models())) {
      for (Map.Entry<String, List<Group<Credited>>> each : groups.entrySet()) {
        Stream stream = run.stream(each.getKey(), state.round());
        StepObjective objective =
            new StepObjective(stream, team::model, run.numerics().batchTokens());
        List<double[]> memories = new ArrayList<>();
        stream.objective().forEach(term -> memories.add(term.loss().memory()));
        objective
            .evaluate(each.getValue(), memories)
            .forEach((key, tally) -> metrics.merge(key, tally, Tally::plus));
        mass += objective.firstMass(each.getValue());
      }
    }
    List<FileEntry> rejects = credits.writeRejects(shard.worker(), site);
    StepsWork.Done done = StepsWork.Done.of(new TreeMap<>(), rejects, metrics);
    done.left().putAll(credits.left());
    for (Learner learner : run.recipe().learners()) {
      done.masses().put(learner.model(), mass);
    }
    return done.with(Models.profile(run.numerics()), Footprint.of(site, start, done.files()));
  }
}
