package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.recipe.Stream;

/** START, ROLL-OUT and REWARD on the driver. */
final class RollOuts {
  private final Run run;
  private final Fleet fleet;
  private final Journal journal;
  private final Starts starts;
  private final Map<AnnotateWork.Span, FileEntry> annotations = new TreeMap<>();

  RollOuts(Run run, Fleet fleet, Journal journal) {
    this.run = run;
    this.fleet = fleet;
    this.journal = journal;
    this.starts = new Starts(run, fleet);
  }

  private record Annotated(List<AnnotateWork.Done> spans) {
    List<FileEntry> files() {
      return spans.stream().map(AnnotateWork.Done::file).toList();
    }
  }

  /**
   * Lets models that never move see the given responses once, where the rounds come back to them: a
   * run that reads more groups of a stream than it has examples. That is known from settings and
   * data alone, so every driver of a run decides alike.
   *
   * @param opened the state before any round
   */
  void annotate(State opened) {
    if (!journal.found(0, AnnotateWork.STAGE)
        && (journal.found(0, RolloutWork.STAGE) || returning().isEmpty())) {
      return;
    }
    journal
        .once(
            0,
            AnnotateWork.STAGE,
            Annotated.class,
            () ->
                new Annotated(
                    fleet.map(
                        AnnotateWork.STAGE,
                        returning(),
                        journal.remembered(
                            0,
                            AnnotateWork.STAGE,
                            AnnotateWork.Done.class,
                            new AnnotateWork(run, opened.models())))),
            Annotated::files)
        .spans()
        .forEach(each -> annotations.put(each.span(), each.file()));
  }

  /** The examples of streams whose rounds come back to them, span by span. */
  private List<AnnotateWork.Shard> returning() {
    long groups = (long) run.rounds() * waves() * workers() * run.recipe().groupsPerWorker();
    SortedMap<AnnotateWork.Span, AnnotateWork.Shard> spans = new TreeMap<>();
    run.recipe()
        .streams()
        .forEach(
            (name, stream) -> {
              if (run.recipe().lasting(stream).isEmpty()) {
                return;
              }
              List<Pick> all = starts.all(name, stream);
              if (groups > all.size()) {
                for (Pick pick : all) {
                  spans
                      .computeIfAbsent(
                          AnnotateWork.Span.of(name, pick),
                          span -> new AnnotateWork.Shard(span, new ArrayList<>()))
                      .picks()
                      .add(pick);
                }
              }
            });
    return new ArrayList<>(spans.values());
  }

  RolledOut of(State state) {
    return journal.once(
        state.round(),
        RolloutWork.STAGE,
        RolledOut.class,
        () -> {
          List<RolloutWork.Shard> shards = new ArrayList<>();
          SortedMap<String, double[]> cursors = new TreeMap<>();
          run.recipe()
              .streams()
              .forEach(
                  (name, each) -> {
                    if (each.examples().active(state.round())) {
                      start(name, each, state, shards, cursors);
                    }
                  });
          var work =
              journal.remembered(
                  state.round(),
                  RolloutWork.STAGE,
                  RolloutWork.Done.class,
                  new RolloutWork(run, state.round(), state.models()));
          List<RolloutWork.Done> done = fleet.map(RolloutWork.STAGE, shards, work);
          Usable.require(run, state.round(), done);
          return new RolledOut(done, cursors);
        },
        RolledOut::files);
  }

  private void start(
      String name,
      Stream stream,
      State state,
      List<RolloutWork.Shard> shards,
      SortedMap<String, double[]> cursors) {
    int size = run.recipe().groupsPerWorker();
    List<RolloutWork.Done> before = before(name, stream, state.round());
    Set<String> busy = new TreeSet<>();
    before.forEach(each -> busy.addAll(each.open()));
    int count = waves() * workers() * size - busy.size();
    Starts.Chosen chosen = starts.choose(name, stream, state, count, busy);
    cursors.put(Starts.cursorName(name), chosen.cursor());
    List<List<Pick>> shares = shares(chosen.picks(), before, size);
    for (int w = 0; w < workers(); w++) {
      List<Pick> picks = shares.get(w);
      List<FileEntry> left =
          before.isEmpty() || before.get(w).open().isEmpty()
              ? List.of()
              : ScoredFiles.of(before.get(w).files(), Tables.ROLLOUTS.name());
      shards.add(
          new RolloutWork.Shard(
              name,
              new ArrayList<>(picks),
              size,
              new ArrayList<>(annotated(name, picks)),
              new ArrayList<>(left)));
    }
  }

  /** The examples of each worker, wave after wave; what it goes on with is of the first wave. */
  private List<List<Pick>> shares(List<Pick> picks, List<RolloutWork.Done> before, int size) {
    List<List<Pick>> shares = new ArrayList<>();
    int from = 0;
    for (int w = 0; w < workers(); w++) {
      int first = size - (before.isEmpty() ? 0 : before.get(w).open().size());
      shares.add(new ArrayList<>(picks.subList(from, from + first)));
      from += first;
    }
    for (int wave = 1; wave < waves(); wave++) {
      for (List<Pick> share : shares) {
        share.addAll(picks.subList(from, from + size));
        from += size;
      }
    }
    return shares;
  }

  private int waves() {
    return run.recipe().batching().waves();
  }

  /** What the workers left of a stream whose responses may go on, in their order. */
  private List<RolloutWork.Done> before(String name, Stream stream, int round) {
    if (round == 0 || stream.generate().longest() == 0) {
      return List.of();
    }
    return Journal.result(
            run.workspace(), run.name(), round - 1, RolloutWork.STAGE, RolledOut.class)
        .orElseThrow()
        .shards()
        .stream()
        .filter(each -> each.stream().equals(name))
        .toList();
  }

  private int workers() {
    return run.recipe().averaging().workers();
  }

  /** Files that hold what is known of these examples. */
  private List<FileEntry> annotated(String stream, List<Pick> picks) {
    return picks.stream()
        .map(each -> annotations.get(AnnotateWork.Span.of(stream, each)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
