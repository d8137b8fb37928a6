package org.sparring.jobs.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Kills this process with SIGKILL at the point or the tick that a system property names. */
final class Death {
  static final String PROPERTY = "sparring.death";
  static final int ROUND = 1;

  /** Names the tick at which this process dies. */
  static final String TICK = "sparring.death.tick";

  private static final long LAST = Long.getLong(TICK, -1);
  private static final AtomicLong TICKS = new AtomicLong();

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

  /** Before and after each change of a bucket; may be the last thing that this process does. */
  static void tick() {
    if (TICKS.incrementAndGet() == LAST) {
      kill();
    }
  }

  /** Ticks of this process so far. */
  static long ticks() {
    return TICKS.get();
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
