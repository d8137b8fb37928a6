package org.sparring.jobs.prepare;

import java.util.Iterator;

/** Counts what a stage of all rows made of them. */
final class WholePass extends StageIterator {
  private final Iterator<Flow> in;
  private final String name;

  WholePass(Iterator<Flow> in, String name) {
    super(name);
    this.in = in;
    this.name = name;
  }

  @Override
  boolean advance() {
    if (!in.hasNext()) {
      return false;
    }
    Flow flow = in.next();
    if (flow instanceof Draft draft) {
      keep(draft);
    } else if (flow instanceof Made row) {
      made(row);
    } else if (flow instanceof Rejection lost) {
      reject(lost);
    } else if (flow instanceof Finding finding) {
      found(finding);
    } else {
      throw new IllegalStateException("the stage " + name + " counts by itself: " + flow);
    }
    return true;
  }
}
