package org.sparring.jobs.loss;

/** A loss of the gain of the preferred response over that of the other one. */
public interface MarginLoss extends GainLoss {
  /** The loss of a margin h and its slope with respect to it. */
  Point of(double margin);

  @Override
  default PairPoint of(double chosen, double rejected) {
    Point point = of(chosen - rejected);
    return new PairPoint(point.value(), point.slope(), -point.slope());
  }
}
