package org.sparring.jobs.loss;

/** What is done at each member with anything to train of a batch. */
interface SequenceStep {
  void take(Total.Place place, Sequence sequence, double weight);
}
