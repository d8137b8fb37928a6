package org.sparring.jobs.loss;

/** What is done at each trained token of a batch. */
interface TokenStep {
  void take(int group, int member, Token token, double share);
}
