package org.sparring.jobs.loop;

import org.sparring.common.workspace.StageId;

/** Where one worker writes in one round: its owner name, and how many reducers read it. */
record Desk(Run run, int round, int worker, int reducers) {
  String owner() {
    return "worker-" + worker;
  }

  StageId stage(String what) {
    return run.stage(round, "steps.%s.%s".formatted(what, owner()));
  }
}
