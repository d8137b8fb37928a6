package org.sparring.jobs.loop;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.Workspace;

/** Finds the states and models that other runs of a workspace have committed. */
public final class Snapshots {
  private static final Pattern SOURCE =
      Pattern.compile("(?<run>[^/@]+)(/(?<model>[^/@]+))?(@(?<round>[0-9]{1,9}))?");

  private static final Set<String> STATES = Set.of(TrainLoop.OPEN, TrainLoop.ROUND);

  private Snapshots() {}

  /** The last committed state of a run. */
  public static Optional<State> last(Workspace workspace, String run) {
    return states(workspace, run).reduce((before, after) -> after);
  }

  private static Stream<State> states(Workspace workspace, String run) {
    return workspace.manifests(run).stream()
        .filter(each -> STATES.contains(each.id().stage()))
        .map(each -> Journal.decode(each, TrainLoop.Committed.class).state());
  }

  /** The recipe that a run of this workspace follows, where it is one of training. */
  public static Optional<String> recipe(Workspace workspace, String run) {
    return Journal.result(workspace, run, 0, TrainLoop.OPEN, TrainLoop.Committed.class)
        .map(TrainLoop.Committed::recipe);
  }

  /** The state that a run's round committed; -1 is the last, 0 the one before any round. */
  public static State at(Workspace workspace, String run, int round) {
    Optional<State> state =
        round < 0
            ? last(workspace, run)
            : Journal.result(
                    workspace,
                    run,
                    Math.max(0, round - 1),
                    round == 0 ? TrainLoop.OPEN : TrainLoop.ROUND,
                    TrainLoop.Committed.class)
                .map(TrainLoop.Committed::state);
    return state.orElseThrow(
        () ->
            UserException.input(
                "run `%s` of %s has no committed round %s; its runs are %s"
                    .formatted(run, workspace.root(), round < 0 ? "" : round, workspace.runs())));
  }

  /**
   * A model of another run.
   *
   * @param key settings key, for messages
   * @param source {@code run}, {@code run/model} or {@code run/model@round}
   * @param model the model's name where the source names none and the run has one of this name
   */
  public static Snapshot find(Workspace workspace, String key, String source, String model) {
    Matcher name = SOURCE.matcher(source);
    if (!name.matches()) {
      throw UserException.settings(
          "%s: `%s` is not of the form run, run/model or run/model@round".formatted(key, source));
    }
    String run = name.group("run");
    int round = name.group("round") == null ? -1 : Integer.parseInt(name.group("round"));
    State state = at(workspace, run, round);
    boolean named = name.group("model") != null;
    String wanted = named ? name.group("model") : model;
    Snapshot found = state.models().get(wanted);
    if (found == null && !named && state.models().size() == 1) {
      found = state.models().get(state.models().firstKey());
    }
    if (found == null) {
      List<String> names =
          state.models().keySet().stream()
              .map(each -> run + "/" + each)
              .collect(Collectors.toList());
      throw UserException.settings(
          "%s: `%s` does not say which model; the run has %s".formatted(key, source, names));
    }
    if (!kept(workspace, found)) {
      throw UserException.input(
          "%s: `%s` is retired by the setting keep of run `%s`; what is left of it are the rounds %s"
              .formatted(key, source, run, kept(workspace, run)));
    }
    return found;
  }

  private static boolean kept(Workspace workspace, Snapshot snapshot) {
    return snapshot.files().stream().noneMatch(workspace::retired);
  }

  /** The states of a run whose models are all there. */
  private static List<Integer> kept(Workspace workspace, String run) {
    return states(workspace, run)
        .filter(each -> each.models().values().stream().allMatch(one -> kept(workspace, one)))
        .map(State::round)
        .toList();
  }
}
