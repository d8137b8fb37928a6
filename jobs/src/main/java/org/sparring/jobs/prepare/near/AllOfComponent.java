package org.sparring.jobs.prepare.near;

import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Keeps the rows of a component, which they bear. */
record AllOfComponent(NearDuplicates asked) implements Stage.Rows {
  @Override
  public String name() {
    return asked.name();
  }

  @Override
  public Verdict judge(Draft draft) {
    return Verdict.keep(draft);
  }
}
