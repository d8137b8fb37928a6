package org.sparring.jobs.loop;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Workspace;

/** Finds the states and models that other runs of a workspace have committed. */
public final class Snapshots {
  private static final Pattern SOURCE =
      Pattern.compile("(?<run>[^/@]+)(/(?<model>[^/@]+))?(@(?<round>[0-9]{1,9}))?");

  private Snapshots() {}

  /** The last committed state of a run. */
  public static Optional<State> last(Workspace workspace, String run) {
    Optional<State> last = Optional.empty();
    for (Manifest each : workspace.manifests(run)) {
      boolean state =
          each.id().stage().equals(TrainLoop.OPEN) || each.id().stage().equals(TrainLoop.ROUND);
      if (state) {
        last =
            Journal.result(
                    workspace, run, each.id().round(), each.id().stage(), TrainLoop.Committed.class)
                .map(TrainLoop.Committed::state);
      }
    }
    return last;
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
      return state.models().get(state.models().firstKey());
    }
    if (found == null) {
      List<String> names =
          state.models().keySet().stream()
              .map(each -> run + "/" + each)
              .collect(Collectors.toList());
      throw UserException.settings(
          "%s: `%s` does not say which model; the run has %s".formatted(key, source, names));
    }
    return found;
  }
}
