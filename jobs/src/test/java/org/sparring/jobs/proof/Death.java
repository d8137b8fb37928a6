package org.sparring.jobs.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/** Kills this process with SIGKILL at the point that a system property names. */
final class Death {
  static final String PROPERTY = "sparring.death";
  static final int ROUND = 1;

  private Death() {}

  /** Where a run can be killed, in its second round. */
  enum Point {
    IN_ROLLOUT,
    IN_STEPS,
    BEFORE_STEPS_MANIFEST,
    AFTER_AVERAGE
  }

  static void at(Point point, int round) {
    if (round == ROUND && point.name().equals(System.getProperty(PROPERTY))) {
      kill();
    }
  }

  private static void kill() {
    try {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run kill", e);
    }
    while (true) {
      LockSupport.park();
    }
  }
}
