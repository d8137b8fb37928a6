package org.sparring.jobs.loop;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Workspace;

/** Finds the states and models that other runs of a workspace have committed. */
public final class Snapshots {
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

  /**
   * A model of another run.
   *
   * @param key settings key, for messages
   * @param source {@code run} or {@code run/model}
   * @param model the model's name where the source names none and the run has one of this name
   */
  public static Snapshot find(Workspace workspace, String key, String source, String model) {
    int slash = source.indexOf('/');
    String run = slash < 0 ? source : source.substring(0, slash);
    State state =
        last(workspace, run)
            .orElseThrow(
                () ->
                    UserException.input(
                        "%s: run `%s` has committed nothing in %s; its runs are %s"
                            .formatted(key, run, workspace.root(), workspace.runs())));
    String wanted = slash < 0 ? model : source.substring(slash + 1);
    Snapshot found = state.models().get(wanted);
    if (found == null && slash < 0 && state.models().size() == 1) {
      return state.models().get(state.models().firstKey());
    }
    if (found == null) {
      List<String> names =
          state.models().keySet().stream().map(each -> run + "/" + each).collect(Collectors.toList());
      throw UserException.settings(
          "%s: `%s` does not say which model; the run has %s".formatted(key, source, names));
    }
    return found;
  }
}
