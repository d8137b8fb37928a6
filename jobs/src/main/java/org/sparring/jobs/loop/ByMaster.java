package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.model.AveragingMaster;
import org.sparring.common.model.AveragingMaster.Plan;
import org.sparring.common.model.AveragingMaster.Trained;
import org.sparring.common.model.FeatureShape;
import org.sparring.common.model.Models;
import org.sparring.common.model.Shape;
import org.sparring.common.model.WorkerGroups;
import org.sparring.common.workspace.FileEntry;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Learner;

/**
 * An engine's own master takes the local steps and averages in one stage, the only exception to the
 * one loop; workers say before it what they are about to learn from.
 */
final class ByMaster implements Learning {
  private final Run run;
  private final Fleet fleet;
  private final Journal journal;
  private final AveragingMaster master;

  ByMaster(Run run, Fleet fleet, Journal journal, AveragingMaster master) {
    this.run = run;
    this.fleet = fleet;
    this.journal = journal;
    this.master = master;
  }

  @Override
  public Stepped steps(RolledOut rollouts, State state) {
    return journal.once(
        state.round(),
        StepsWork.STAGE,
        Stepped.class,
        () -> {
          var settled = new Settlement(run, fleet).settle(rollouts.shards(), state);
          var shards = Learning.shards(rollouts, run.recipe().averaging().workers());
          var work = new ObserveWork(run, state, settled);
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
        () -> new Averaged(List.of(averaged(rollouts, steps, state))),
        Averaged::files);
  }

  private AverageWork.Done averaged(RolledOut rollouts, Stepped steps, State state) {
    long start = System.nanoTime();
    Learner learner = run.recipe().learners().get(0);
    Snapshot snapshot = state.models().get(learner.model());
    List<WorkerGroups> workers = new ArrayList<>();
    for (StepsWork.Shard shard : Learning.shards(rollouts, steps.workers().size())) {
      workers.add(new OwnGroups(run, state.round(), steps.settled(), shard));
    }
    Trained trained =
        master.average(
            plan(learner, snapshot.architecture(), state),
            before(learner, snapshot, state),
            workers);
    requireFinite(learner.model(), trained, state.round());
    FileEntry value = write(learner.model(), "value", trained.parameters(), snapshot, state);
    List<FileEntry> files = new ArrayList<>();
    for (int i = 0; i < trained.state().size(); i++) {
      String kind = AverageWork.outerKind(i);
      files.add(write(learner.model(), kind, trained.state().get(i), snapshot, state));
    }
    List<FileEntry> written = new ArrayList<>(files);
    written.add(value);
    Footprint footprint = Footprint.of(new DriverSite(), start, written);
    return new AverageWork.Done(learner.model(), value, files, footprint);
  }

  private Plan plan(Learner learner, Shape shape, State state) {
    if (!(shape instanceof FeatureShape features)) {
      throw UserException.settings(
          "models.%s is a transformer: averaging.by = dl4j trains networks over features; use slices"
              .formatted(learner.model()));
    }
    Averaging averaging = run.recipe().averaging();
    String stream = run.recipe().streams().keySet().iterator().next();
    return new Plan(
        features,
        learner.optimiser(),
        learner.schedule(),
        new ScoreObjective(run.stream(stream, state.round())),
        averaging.localSteps(),
        run.recipe().batching().groupsPerStep(),
        state.steps(),
        (long) run.rounds() * averaging.localSteps());
  }

  private Trained before(Learner learner, Snapshot snapshot, State state) {
    ParameterFiles files = new ParameterFiles(run.workspace());
    int size = Models.layout(snapshot.architecture()).size();
    List<FileEntry> stored = state.outer().getOrDefault(learner.model(), List.of());
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < learner.optimiser().states(); i++) {
      vectors.add(
          stored.isEmpty() ? new float[size] : files.vector(size, stored.subList(i, i + 1)));
    }
    return new Trained(files.vector(size, snapshot.files()), vectors, Double.NaN);
  }

  private FileEntry write(
      String model, String kind, float[] vector, Snapshot snapshot, State state) {
    var stage = run.stage(state.round(), "average.%s.%s".formatted(model, kind));
    var label = new ParameterFiles.Label(state.round() + 1, model, "global", kind);
    List<Cut> cuts = Cut.all(Models.layout(snapshot.architecture()));
    return new ParameterFiles(run.workspace())
        .write(stage, new DriverSite(), label, cuts, ParameterFiles.cutting(vector));
  }

  private void requireFinite(String model, Trained trained, int round) {
    for (float each : trained.parameters()) {
      if (!Float.isFinite(each)) {
        throw new UserException(
            ExitCode.GATE,
            ("the parameters of model `%s` are no finite numbers after round %d of run `%s` (loss"
                    + " %s): the run stops, and the last committed round stands; lower the learning"
                    + " rate, and give the run another name")
                .formatted(model, round, run.name(), trained.loss()));
      }
    }
  }
}
