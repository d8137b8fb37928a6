package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.workspace.FileEntry;
import org.sparring.jobs.recipe.Stream;

/** Samples and scores every example of every stream once: for roll-outs and for evaluation. */
public final class SampleRun {
  private final Run run;
  private final Fleet fleet;
  private final Journal journal;

  public SampleRun(Run run, Fleet fleet, Journal journal) {
    this.run = run;
    this.fleet = fleet;
    this.journal = journal;
  }

  /** Files by stream. */
  public record Sampled(SortedMap<String, List<FileEntry>> files) {
    /** Every file of every stream. */
    public List<FileEntry> all() {
      return files.values().stream().flatMap(List::stream).toList();
    }
  }

  private record Opened(State state, List<FileEntry> files) {}

  /**
   * Runs the streams over their examples.
   *
   * @param round label of the evaluated round
   */
  public Sampled sample(int round) {
    State state =
        journal
            .once(
                round,
                "open",
                Opened.class,
                () -> {
                  new PromptColumns(run).require();
                  State opened = new Openings(run, fleet).open();
                  return new Opened(opened, opened.filesOf(run.name()));
                },
                Opened::files)
            .state();
    return journal.once(
        round,
        RolloutWork.STAGE,
        Sampled.class,
        () -> new Sampled(files(round, state)),
        Sampled::all);
  }

  /** The scored groups of one stream, in the order of their keys. */
  public List<Group<Scored>> groups(String stream, Sampled sampled) {
    return new ScoredFiles(run)
        .read(run.recipe().streams().get(stream), sampled.files().get(stream)).stream()
            .map(Answered::own)
            .toList();
  }

  private SortedMap<String, List<FileEntry>> files(int round, State state) {
    List<RolloutWork.Shard> shards = new ArrayList<>();
    run.recipe().streams().forEach((name, stream) -> shards.addAll(shards(name, stream)));
    SortedMap<String, List<FileEntry>> files = new TreeMap<>();
    RolloutWork work = new RolloutWork(run, round, state.models());
    List<RolloutWork.Done> sampled = fleet.map(RolloutWork.STAGE, shards, work);
    Usable.require(run, round, sampled);
    for (RolloutWork.Done done : sampled) {
      files.computeIfAbsent(done.stream(), each -> new ArrayList<>()).addAll(done.files());
    }
    return files;
  }

  private List<RolloutWork.Shard> shards(String name, Stream stream) {
    List<Pick> picks = new Starts(run, fleet).all(name, stream);
    int count = run.recipe().averaging().workers();
    List<RolloutWork.Shard> shards = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int from = (int) ((long) picks.size() * s / count);
      int to = (int) ((long) picks.size() * (s + 1) / count);
      if (to > from) {
        shards.add(new RolloutWork.Shard(name, new ArrayList<>(picks.subList(from, to))));
      }
    }
    return shards;
  }
}
