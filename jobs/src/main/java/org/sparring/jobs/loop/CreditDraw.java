package org.sparring.jobs.loop;

import org.sparring.common.random.Draw;

/** The draw of a stream's adjustments in one round. */
final class CreditDraw {
  private CreditDraw() {}

  static Draw of(Run run, String stream, int round) {
    return run.draw("adjust").with(stream).with(round);
  }
}
