package org.sparring.jobs.credit;

import java.util.Arrays;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Scored;

/** The same advantage at every token of a sequence, and no value targets. */
final class Even {
  private static final double[] NO_TARGET = {};

  private Even() {}

  static Credited credit(Scored scored, double advantage) {
    double[] tokens = new double[scored.rollout().length()];
    Arrays.fill(tokens, advantage);
    return new Credited(scored, tokens, NO_TARGET);
  }
}
