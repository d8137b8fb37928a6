package org.sparring.jobs.prepare;

import java.util.Iterator;
import java.util.List;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Fault;
import org.sparring.datasets.read.Reading;

/** Turns readings into rows, and those at fault into rejections. */
final class Reads extends StageIterator {
  private final Iterator<Reading> in;
  private final int origin;
  private final String split;

  Reads(Iterator<Reading> in, int origin, String split) {
    super(Flows.READ);
    this.in = in;
    this.origin = origin;
    this.split = split;
  }

  @Override
  boolean advance() {
    if (!in.hasNext()) {
      return false;
    }
    Reading reading = in.next();
    if (reading.fault() == null) {
      take(reading.examples());
    } else {
      reject(lost(reading, reading.fault()));
    }
    return true;
  }

  /** A row that several judged is expanded into what each of them said. */
  private void take(List<Example> examples) {
    if (examples.size() == 1) {
      keep(Draft.of(origin, split, examples.get(0)));
      return;
    }
    for (int i = 0; i < examples.size(); i++) {
      made(new Made(Draft.of(origin, split, examples.get(i)), i == 0));
    }
  }

  private Rejection lost(Reading reading, Fault fault) {
    return new Rejection(
        origin,
        reading.source(),
        Flows.READ,
        fault.reason(),
        Rejection.Outcome.DROPPED,
        "",
        1,
        fault.detail(),
        false);
  }
}
