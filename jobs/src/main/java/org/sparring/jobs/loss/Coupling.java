package org.sparring.jobs.loss;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The optimal transport between two samples on a line: the smallest goes to the smallest. Equal
 * numbers keep their order.
 */
final class Coupling {
  private Coupling() {}

  /** One piece of what is transported. */
  interface Piece {
    void take(int left, int right, double mass);
  }

  /**
   * Cuts the mass into pieces.
   *
   * @param weights of the numbers on either side: the i-th of both has the same
   */
  static void walk(double[] left, double[] right, double[] weights, Piece piece) {
    List<Integer> from = ascending(left);
    List<Integer> to = ascending(right);
    int i = 0;
    int j = 0;
    double rest = weights.length == 0 ? 0 : weights[from.get(0)];
    double room = weights.length == 0 ? 0 : weights[to.get(0)];
    while (i < left.length && j < right.length) {
      double mass = Math.min(rest, room);
      piece.take(from.get(i), to.get(j), mass);
      rest -= mass;
      room -= mass;
      if (rest <= 0 && ++i < left.length) {
        rest = weights[from.get(i)];
      }
      if (room <= 0 && ++j < right.length) {
        room = weights[to.get(j)];
      }
    }
  }

  private static List<Integer> ascending(double[] numbers) {
    return IntStream.range(0, numbers.length)
        .boxed()
        .sorted(Comparator.comparingDouble(each -> numbers[each]))
        .toList();
  }
}
