package org.sparring.jobs.loss;

import org.sparring.common.data.Row;

/** The clipped surrogate of GSPO, on the geometric mean of a sequence's ratios; shows the lift. */
record SequenceRatio(double low, double high) implements SequenceLoss {
  @Override
  public Row row() {
    return Row.logProb("policy");
  }

  @Override
  public Point at(Sequence sequence) {
    double ratio = Math.exp(gap(sequence) / sequence.tokens());
    double advantage = sequence.member().advantage()[0];
    double plain = -advantage * ratio;
    double clipped = -advantage * Math.max(1 - low, Math.min(1 + high, ratio));
    return clipped > plain ? new Point(clipped, 0) : new Point(plain, plain / sequence.tokens());
  }

  private double gap(Sequence sequence) {
    return Math.min(20 * sequence.tokens(), sequence.live() - sequence.stored(row()));
  }
}
