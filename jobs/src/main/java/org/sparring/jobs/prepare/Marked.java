package org.sparring.jobs.prepare;

import java.util.Iterator;

/** Flows whose rows bear what a stage learnt of them. */
record Marked(Iterator<Flow> flows, Stage.Marking.Marker marker) implements Iterator<Flow> {
  @Override
  public boolean hasNext() {
    return flows.hasNext();
  }

  @Override
  public Flow next() {
    Flow flow = flows.next();
    return flow instanceof Draft draft ? marker.mark(draft) : flow;
  }
}
