package org.sparring.jobs.reward;

import java.util.Arrays;

/** What the members of an ensemble, at least one, say of one response. */
record Opinions(double[] scores) {
  double mean() {
    return Arrays.stream(scores).sum() / scores.length;
  }

  double lowest() {
    return Arrays.stream(scores).min().orElseThrow();
  }

  /** Their variance; without bias it is 0 for a single one. */
  double variance(boolean unbiased) {
    double mean = mean();
    double squares = 0;
    for (double each : scores) {
      squares += (each - mean) * (each - mean);
    }
    int divisor = unbiased ? scores.length - 1 : scores.length;
    return divisor > 0 ? squares / divisor : 0;
  }
}
