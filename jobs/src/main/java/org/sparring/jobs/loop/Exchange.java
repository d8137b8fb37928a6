package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.Model;
import org.sparring.common.model.Pass;
import org.sparring.common.model.optimise.OptimiserState;
import org.sparring.common.workspace.FileEntry;
import org.sparring.jobs.recipe.Learner;

/**
 * AVERAGE by itself, for the first learner of a recipe: every worker writes its delta for every
 * reducer; every reducer reads its slices of all deltas and writes the new ones. Benchmarks measure
 * it.
 */
public final class Exchange implements AutoCloseable {
  private static final int LENGTH = 4;

  private final Run run;
  private final Fleet fleet;
  private final State state;
  private final Team team;
  private final Apprentice apprentice;

  /**
   * @param run whose models begin as its recipe says
   * @param fleet runs the reducers
   */
  public Exchange(Run run, Fleet fleet) {
    this.run = run;
    this.fleet = fleet;
    this.state = new Openings(run, fleet).open();
    this.team = new Team(run, state.models());
    Learner learner = run.recipe().learners().get(0);
    Model model = team.model(learner.model());
    SubVector whole = SubVector.whole(model.layout());
    this.apprentice = new Apprentice(learner, model, whole, new OptimiserState(0));
    learn(model);
  }

  /** A step, so that deltas are numbers as they come. */
  private void learn(Model model) {
    int[] ids = IntStream.range(0, LENGTH).toArray();
    double[] slopes = new double[LENGTH];
    Arrays.fill(slopes, -1);
    apprentice.clearGradient();
    try (Pass pass =
        model.forward(List.of(new Tokens(new int[] {0}, ids)), Set.of(Signal.LOG_PROB), true)) {
      pass.backward((trace, signal) -> slopes);
    }
    apprentice.step(0, 1);
  }

  /**
   * What a round of averaging moved.
   *
   * @param written bytes of deltas and of the new vector
   * @param read bytes of deltas and of the vector before
   */
  public record Traffic(long written, long read) {}

  /** One round. */
  public Traffic round() {
    ParameterFiles files = new ParameterFiles(run.workspace());
    int workers = run.recipe().averaging().workers();
    Site site = new DriverSite();
    List<List<FileEntry>> deltas = new ArrayList<>();
    double[] masses = new double[workers];
    for (int w = 0; w < workers; w++) {
      deltas.add(apprentice.writeDelta(files, new Desk(run, 0, w, workers), site));
      masses[w] = 1;
    }
    List<AverageWork.Shard> shards = new ArrayList<>();
    for (int r = 0; r < workers; r++) {
      int reducer = r;
      List<FileEntry> own = new ArrayList<>(deltas.stream().map(d -> d.get(reducer)).toList());
      shards.add(new AverageWork.Shard(apprentice.name(), r, own, masses));
    }
    List<FileEntry> values =
        fleet.map(AverageWork.STAGE, shards, new AverageWork(run, state)).stream()
            .map(AverageWork.Done::value)
            .toList();
    List<FileEntry> before = state.models().get(apprentice.name()).files();
    long moved = deltas.stream().mapToLong(Exchange::bytes).sum();
    deltas.forEach(run.workspace()::delete);
    run.workspace().delete(values);
    return new Traffic(moved + bytes(values), moved + bytes(before));
  }

  private static long bytes(List<FileEntry> files) {
    return files.stream().mapToLong(FileEntry::bytes).sum();
  }

  @Override
  public void close() {
    team.close();
  }
}
