package org.sparring.jobs.loss;

/** What is done at each ratio of a batch. */
interface RatioStep {
  void take(int group, int member, RatioOf.Action action);
}
