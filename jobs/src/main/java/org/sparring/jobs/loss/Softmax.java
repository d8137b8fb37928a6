package org.sparring.jobs.loss;

import java.util.Arrays;

/**
 * log softmax without overflow.
 *
 * @param logs logarithms of the probabilities
 * @param total log of the sum of exponentials
 */
record Softmax(double[] logs, double total) {
  static Softmax of(double[] x) {
    double most = Arrays.stream(x).max().orElseThrow();
    double sum = 0;
    for (double each : x) {
      sum += Math.exp(each - most);
    }
    double total = most + Math.log(sum);
    return new Softmax(Arrays.stream(x).map(each -> each - total).toArray(), total);
  }

  /** A probability. */
  double at(int index) {
    return Math.exp(logs[index]);
  }
}
