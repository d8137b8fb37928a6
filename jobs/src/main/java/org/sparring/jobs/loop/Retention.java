package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/**
 * Retires parameters and roll-outs of a training run at each commit of a round.
 *
 * <p>A file goes when its round is none of those that {@link Keep} names and nothing points to it:
 * neither a state that is kept, so followers stay whose files are an older round's, nor the opening
 * of another run, be it a training that starts from this one, an evaluation of one of its rounds,
 * or a scoring of its roll-outs. Manifests stay as they are; the list of what went is written
 * beside them first.
 *
 * <p>A run that opens in the very moment in which the round it names is retired may find its files
 * gone, and is told so. The newest state is never retired.
 */
public final class Retention implements TrainLoop.Listener {
  private final Workspace workspace;
  private final String run;
  private final Keep keep;
  private final TrainLoop.Listener next;
  private final int last;
  private final SortedMap<Integer, Set<String>> states = new TreeMap<>();
  private final SortedMap<Integer, List<FileEntry>> written = new TreeMap<>();
  private final Map<StageId, Set<String>> openings = new HashMap<>();
  private boolean known;

  /**
   * @param next hears of the committed rounds first
   */
  public Retention(Run run, Keep keep, TrainLoop.Listener next) {
    this.workspace = run.workspace();
    this.run = run.name();
    this.keep = keep;
    this.next = next;
    this.last = workspace.lastRound(this.run, TrainLoop.ROUND).orElse(-1);
  }

  @Override
  public void committed(int round, int rounds, SortedMap<String, Double> metrics) {
    next.committed(round, rounds, metrics);
    if (round >= last) {
      learn(round);
      retire(round + 1);
    }
  }

  private void learn(int round) {
    if (known) {
      workspace.manifests(run, round).forEach(each -> learn(each, Set.of()));
      return;
    }
    Set<String> gone = workspace.retired(run);
    workspace.manifests(run).forEach(each -> learn(each, gone));
    known = true;
  }

  private void learn(Manifest manifest, Set<String> gone) {
    String stage = manifest.id().stage();
    int state = stage.equals(TrainLoop.OPEN) ? 0 : manifest.id().round() + 1;
    List<FileEntry> files = written.computeIfAbsent(state, each -> new ArrayList<>());
    for (var table : List.of(Tables.PARAMETERS, Tables.ROLLOUTS)) {
      manifest.files(table).stream()
          .filter(each -> !gone.contains(each.path()))
          .forEach(files::add);
    }
    if (stage.equals(TrainLoop.OPEN) || stage.equals(TrainLoop.ROUND)) {
      states.put(state, manifest.mentioned());
    }
  }

  private void retire(int newest) {
    states.keySet().removeIf(state -> !keep.keeps(state, newest));
    Set<String> needed = new HashSet<>();
    states.values().forEach(needed::addAll);
    SortedMap<Integer, List<FileEntry>> going = new TreeMap<>();
    written.forEach(
        (state, files) -> {
          List<FileEntry> free =
              files.stream().filter(each -> !needed.contains(each.path())).toList();
          if (!keep.keeps(state, newest) && !free.isEmpty()) {
            going.put(state, free);
          }
        });
    if (!going.isEmpty()) {
      Set<String> pointed = pointed();
      going.forEach((state, files) -> retire(state, files, pointed));
    }
  }

  private void retire(int state, List<FileEntry> free, Set<String> pointed) {
    List<FileEntry> gone = free.stream().filter(each -> !pointed.contains(each.path())).toList();
    if (!gone.isEmpty()) {
      workspace.retire(run, Math.max(0, state - 1), gone);
      written.get(state).removeAll(gone);
    }
  }

  /** Paths of this run's files that openings of other runs name; each is read once. */
  private Set<String> pointed() {
    for (StageId id : workspace.stages(TrainLoop.OPEN)) {
      if (!id.run().equals(run) && !openings.containsKey(id)) {
        workspace.manifest(id).ifPresent(each -> openings.put(id, pointed(each)));
      }
    }
    return openings.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private Set<String> pointed(Manifest opening) {
    String parameters = Tables.PARAMETERS.name() + "/" + run + "/";
    String rollouts = Tables.ROLLOUTS.name() + "/" + run + "/";
    return opening.mentioned().stream()
        .filter(each -> each.startsWith(parameters) || each.startsWith(rollouts))
        .collect(Collectors.toSet());
  }
}
