package org.sparring.jobs.prepare;

import java.util.Iterator;
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
      keep(Draft.of(origin, split, reading.example()));
    } else {
      reject(lost(reading, reading.fault()));
    }
    return true;
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
