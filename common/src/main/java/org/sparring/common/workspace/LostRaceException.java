package org.sparring.common.workspace;

import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/** Another driver works on the same run and committed first; this one has to stop. */
public final class LostRaceException extends UserException {
  private static final long serialVersionUID = 1L;

  LostRaceException(String what) {
    super(
        ExitCode.USAGE,
        what
            + " This job stops; what is committed stands. See whether another job works on the same"
            + " run, and start one of them again: it goes on after the last committed stage.");
  }

  @Override
  public boolean retryable() {
    return true;
  }

  /** What a driver met whose work failed: a lost race where another one has committed the stage. */
  public static RuntimeException explain(RuntimeException met, Workspace workspace, StageId id) {
    if (workspace.manifest(id).isEmpty()) {
      return met;
    }
    LostRaceException lost =
        new LostRaceException("Another job committed " + id + " while this one worked on it.");
    lost.addSuppressed(met);
    return lost;
  }
}
