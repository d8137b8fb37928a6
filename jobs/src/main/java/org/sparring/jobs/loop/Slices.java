package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.workspace.FileEntry;

/** Workers leave deltas as files, and reducers read their slices of them in worker order. */
final class Slices implements Learning {
  private final Run run;
  private final Fleet fleet;
  private final Journal journal;

  Slices(Run run, Fleet fleet, Journal journal) {
    this.run = run;
    this.fleet = fleet;
    this.journal = journal;
  }

  @Override
  public Stepped steps(RolledOut rollouts, State state) {
    return journal.once(
        state.round(),
        StepsWork.STAGE,
        Stepped.class,
        () -> {
          var settled = new Settlement(run, fleet).settle(rollouts.shards(), state);
          var work =
              journal.remembered(
                  state.round(),
                  StepsWork.STAGE,
                  StepsWork.Done.class,
                  new StepsWork(run, state, settled));
          var shards = Learning.shards(rollouts, run.recipe().averaging().workers());
          List<StepsWork.Done> workers = fleet.map(StepsWork.STAGE, shards, work);
          Left.require(run, state.round(), workers);
          return new Stepped(workers, settled);
        },
        Stepped::files);
  }

  @Override
  public Averaged average(RolledOut rollouts, Stepped steps, State state) {
    return journal.once(
        state.round(),
        AverageWork.STAGE,
        Averaged.class,
        () -> {
          List<AverageWork.Shard> shards = new ArrayList<>();
          run.recipe().learners().forEach(each -> shards.addAll(reducers(each.model(), steps)));
          return new Averaged(fleet.map(AverageWork.STAGE, shards, new AverageWork(run, state)));
        },
        Averaged::files);
  }

  private List<AverageWork.Shard> reducers(String model, Stepped steps) {
    double[] masses =
        steps.workers().stream().mapToDouble(each -> each.masses().get(model)).toArray();
    List<AverageWork.Shard> shards = new ArrayList<>();
    for (int r = 0; r < run.recipe().averaging().workers(); r++) {
      int reducer = r;
      List<FileEntry> deltas =
          steps.workers().stream().map(each -> each.deltas().get(model).get(reducer)).toList();
      shards.add(new AverageWork.Shard(model, r, deltas, masses));
    }
    return shards;
  }
}
