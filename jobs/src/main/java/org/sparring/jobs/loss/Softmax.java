package org.sparring.jobs.loss;

import java.util.Arrays;

/** The softmax of a few numbers without overflow. */
final class Softmax {
  private Softmax() {}

  /** log softmax(x / temperature). */
  static double[] log(double[] numbers, double temperature) {
    double greatest = Arrays.stream(numbers).max().orElse(0);
    double sum = 0;
    for (double each : numbers) {
      sum += Math.exp((each - greatest) / temperature);
    }
    double[] logs = new double[numbers.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (numbers[i] - greatest) / temperature - Math.log(sum);
    }
    return logs;
  }
}
