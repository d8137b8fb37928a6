package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.model.AveragingMaster;
import org.sparring.common.part.Follow;
import org.sparring.common.workspace.FileEntry;
import org.sparring.jobs.loop.Learning.Averaged;
import org.sparring.jobs.loop.Learning.Stepped;

/**
 * The one training loop. A round reads the committed state of round k and commits that of k+1.
 *
 * <p>Every stage is committed before the next one reads it, so that a run goes on after the last
 * committed stage and ends the same.
 */
public final class TrainLoop {
  static final String OPEN = "open";

  /** The stage that ends a round. */
  public static final String ROUND = "round";

  private final Run run;
  private final Fleet fleet;
  private final Journal journal;
  private final Listener listener;
  private final RollOuts experience;
  private final Learning learning;

  /** A loop that averages by slices. */
  public TrainLoop(Run run, Fleet fleet, Journal journal, Listener listener) {
    this(run, fleet, AveragingMaster.none(), journal, listener);
  }

  /**
   * @param master takes the steps of recipes that are averaged by an engine
   */
  public TrainLoop(
      Run run, Fleet fleet, AveragingMaster master, Journal journal, Listener listener) {
    this.run = run;
    this.fleet = fleet;
    this.journal = journal;
    this.listener = listener;
    this.experience = new RollOuts(run, fleet, journal);
    this.learning =
        switch (run.recipe().averaging().by()) {
          case SLICES -> new Slices(run, fleet, journal);
          case DL4J -> new ByMaster(run, fleet, journal, master);
        };
  }

  /** Hears of every committed round. */
  @FunctionalInterface
  public interface Listener {
    void committed(int round, int rounds, SortedMap<String, Double> metrics);
  }

  /** A committed state and the metrics of the round that made it. */
  public record Committed(
      String recipe, State state, List<FileEntry> files, SortedMap<String, Double> metrics) {}

  private record Followed(List<FollowWork.Done> models) {}

  /** Runs or goes on with the run; returns its last state. */
  public State run() {
    State state = open();
    experience.annotate(state);
    while (state.round() < run.rounds()) {
      state = round(state);
    }
    return state;
  }

  private State open() {
    return journal.once(0, OPEN, Committed.class, this::opened, Committed::files).state();
  }

  private State round(State state) {
    RolledOut rollouts = experience.of(state);
    Stepped steps = learning.steps(rollouts, state);
    Averaged averages = learning.average(rollouts, steps, state);
    Followed followers = follow(averages, state);
    return commit(rollouts, steps, averages, followers, state);
  }

  private Committed opened() {
    new PromptColumns(run).require();
    State state = new Openings(run, fleet).open();
    return new Committed(run.recipe().recipe(), state, state.filesOf(run.name()), new TreeMap<>());
  }

  /** FOLLOW. */
  private Followed follow(Averaged averages, State state) {
    List<FollowWork.Shard> shards = new ArrayList<>();
    run.recipe()
        .models()
        .forEach(
            (name, spec) ->
                spec.follow()
                    .filter(rule -> rule.moves(run.progress(state.round())))
                    .ifPresent(
                        rule -> {
                          Snapshot leader = leader(rule, averages, state);
                          shards.add(new FollowWork.Shard(name, state.models().get(name), leader));
                        }));
    if (shards.isEmpty()) {
      return new Followed(List.of());
    }
    return journal.once(
        state.round(),
        "follow",
        Followed.class,
        () -> new Followed(fleet.map("follow", shards, new FollowWork(run, state.round()))),
        done -> done.models().stream().flatMap(each -> each.snapshot().files().stream()).toList());
  }

  private static Snapshot leader(Follow rule, Averaged averages, State state) {
    return rule.lags()
        ? state.models().get(rule.leader())
        : NextState.model(rule.leader(), averages.reducers(), state);
  }

  private State commit(
      RolledOut rollouts, Stepped steps, Averaged averages, Followed followers, State state) {
    Committed committed =
        journal.once(
            state.round(),
            ROUND,
            Committed.class,
            () -> {
              NextState next = new NextState(run, state, averages.reducers(), followers.models());
              SortedMap<String, double[]> numbers =
                  next.numbers(rollouts.cursors(), steps.settled(), steps.workers());
              return new RoundTables(run, state)
                  .write(
                      next.state(numbers, steps.workers()),
                      rollouts.shards(),
                      steps.workers(),
                      averages.reducers());
            },
            Committed::files);
    forget(steps, state.round());
    listener.committed(state.round(), run.rounds(), committed.metrics());
    return committed.state();
  }

  /** Deletes the round's deltas, unless an earlier driver came so far that it had done so. */
  private void forget(Stepped steps, int round) {
    if (!journal.found(round + 1, RolloutWork.STAGE)) {
      steps.workers().forEach(each -> run.workspace().delete(each.temporary()));
    }
  }
}
