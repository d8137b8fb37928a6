package org.sparring.common.workspace;

import java.time.Duration;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/** Another driver that is alive works on the run. */
public final class HeldException extends UserException {
  private static final long serialVersionUID = 1L;

  HeldException(Workspace workspace, String run, Holder holder, Duration expiry) {
    super(
        ExitCode.USAGE,
        ("run `%s` of %s is being worked on: %s. Wait until that job ends, or stop it and start"
                + " this one again: what is held by a process that died ends %d s after its last sign"
                + " of life. Another run needs another name: --set run=NAME")
            .formatted(run, workspace.root(), holder.told(), expiry.toSeconds()));
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
