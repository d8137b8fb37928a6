package org.sparring.common.workspace;

import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/** Another driver that is alive works on the run. */
public final class HeldException extends UserException {
  private static final long serialVersionUID = 1L;

  HeldException(Workspace workspace, String run, Holder holder) {
    super(
        ExitCode.USAGE,
        ("run `%s` of %s is being worked on: %s. Wait until that job ends, or stop it and start"
                + " this one again; another run needs another name: --set run=NAME")
            .formatted(run, workspace.root(), holder.told()));
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
