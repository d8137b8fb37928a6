package org.sparring.common.model.torch;

/** Takes ids from the most likely down, the lowest first on ties: a binary heap over ids. */
final class Ranking {
  private final double[] weights;
  private final int offset;
  private final int[] heap;
  private int size;

  Ranking(double[] weights, int offset, int size) {
    this.weights = weights;
    this.offset = offset;
    this.size = size;
    this.heap = new int[size];
    for (int i = 0; i < size; i++) {
      heap[i] = i;
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  int next() {
    int top = heap[0];
    heap[0] = heap[--size];
    sink(0);
    return top;
  }

  private void sink(int start) {
    int at = start;
    int id = heap[at];
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], id)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = id;
  }

  private boolean before(int a, int b) {
    double first = weights[offset + a];
    double second = weights[offset + b];
    return first > second || (first == second && a < b);
  }
}
