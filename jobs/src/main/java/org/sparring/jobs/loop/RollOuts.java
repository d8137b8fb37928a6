package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.workspace.FileEntry;
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
          run.recipe().streams().forEach((name, each) -> start(name, each, state, shards, cursors));
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
    Starts.Chosen chosen = starts.choose(name, stream, state, waves() * workers() * size);
    cursors.put(Starts.cursorName(name), chosen.cursor());
    for (int w = 0; w < workers(); w++) {
      ArrayList<Pick> picks = new ArrayList<>();
      for (int first = w * size; first < chosen.picks().size(); first += workers() * size) {
        picks.addAll(chosen.picks().subList(first, first + size));
      }
      ArrayList<FileEntry> known = new ArrayList<>(annotated(name, picks));
      shards.add(new RolloutWork.Shard(name, picks, size, known));
    }
  }

  private int waves() {
    return run.recipe().batching().waves();
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
