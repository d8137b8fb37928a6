package org.sparring.jobs.prepare;

import java.util.Iterator;
import java.util.List;

/** Leads rows through a stage, each with what was decided about it among its peers. */
final class PeerPass extends StageIterator {
  private final Iterator<Flow> in;
  private final Iterator<byte[]> parcels;
  private final Stage.Peers stage;
  private Polling.Ruled ruled;
  private int index;

  PeerPass(Iterator<Flow> in, Iterator<byte[]> parcels, Polling polling) {
    super(polling.name());
    this.in = in;
    this.parcels = parcels;
    this.stage = polling.stage();
  }

  @Override
  boolean advance() {
    if (!in.hasNext()) {
      return false;
    }
    if (ruled == null) {
      ruled = new Polling.Ruled(parcels);
    }
    Flow flow = in.next();
    if (flow instanceof Draft draft) {
      take(List.of(draft), stage.judge(draft, ruled.of(draft, index++)));
    } else {
      pass(flow);
    }
    return true;
  }
}
