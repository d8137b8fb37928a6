package org.sparring.jobs.prepare;

import java.util.Iterator;
import java.util.List;

/** Leads rows through a stage one by one. */
final class RowPass extends StageIterator {
  private final Iterator<Flow> in;
  private final Stage.Rows stage;

  RowPass(Iterator<Flow> in, Stage.Rows stage, String name) {
    super(name);
    this.in = in;
    this.stage = stage;
  }

  @Override
  boolean advance() {
    if (!in.hasNext()) {
      return false;
    }
    Flow flow = in.next();
    if (flow instanceof Draft draft) {
      take(List.of(draft), stage.judge(draft));
    } else {
      pass(flow);
    }
    return true;
  }
}
