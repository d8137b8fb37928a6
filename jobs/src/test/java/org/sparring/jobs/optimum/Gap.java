package org.sparring.jobs.optimum;

import java.util.List;

/**
 * How far a run has come.
 *
 * @param start what it began with
 * @param end what it ended with
 * @param optimum what there is at most
 */
record Gap(double start, double end, double optimum) {
  /** The upper twentieth of Student's distribution with four degrees of freedom. */
  private static final double CRITICAL = 2.131847;

  /** The share of the way to the optimum. */
  double share() {
    return (end - start) / (optimum - start);
  }

  /** Whether the gains of five runs lie above zero by a one-sided paired t-test at 0.05. */
  static boolean significant(List<Gap> five) {
    if (five.size() != 5) {
      throw new IllegalArgumentException("five runs are needed, not " + five.size());
    }
    double mean = five.stream().mapToDouble(each -> each.end - each.start).average().orElseThrow();
    double squares =
        five.stream().mapToDouble(each -> Math.pow(each.end - each.start - mean, 2)).sum();
    return mean / Math.sqrt(squares / 4 / 5) > CRITICAL;
  }
}
