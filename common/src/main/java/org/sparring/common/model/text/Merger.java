package org.sparring.common.model.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Byte-pair encoding's inner loop: joins neighbours, the pair of the highest priority first and the
 * leftmost of equals, until no rule applies. O(n log n) in the number of symbols.
 */
final class Merger {
  /** Priority of joining two neighbours; NaN where they do not join. */
  @FunctionalInterface
  interface Rule {
    double priority(String left, String right);
  }

  private record Candidate(double priority, int left, int right, int length) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::priority).reversed().thenComparingInt(Candidate::left);

  private final String[] symbols;
  private final int[] next;
  private final int[] previous;
  private final Rule rule;
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>(BEST_FIRST);

  private Merger(List<String> symbols, Rule rule) {
    this.symbols = symbols.toArray(String[]::new);
    this.rule = rule;
    next = new int[this.symbols.length];
    previous = new int[this.symbols.length];
    for (int i = 0; i < next.length; i++) {
      previous[i] = i - 1;
      next[i] = i + 1;
    }
  }

  static List<String> merge(List<String> symbols, Rule rule) {
    return symbols.size() < 2 ? symbols : new Merger(symbols, rule).run();
  }

  private List<String> run() {
    for (int i = 0; i + 1 < symbols.length; i++) {
      offer(i, i + 1);
    }
    for (Candidate best = queue.poll(); best != null; best = queue.poll()) {
      if (current(best)) {
        join(best.left(), best.right());
      }
    }
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < symbols.length; i = next[i]) {
      joined.add(symbols[i]);
    }
    return joined;
  }

  private void offer(int left, int right) {
    double priority = rule.priority(symbols[left], symbols[right]);
    if (!Double.isNaN(priority)) {
      int length = symbols[left].length() + symbols[right].length();
      queue.add(new Candidate(priority, left, right, length));
    }
  }

  private boolean current(Candidate pair) {
    return symbols[pair.left()] != null
        && symbols[pair.right()] != null
        && next[pair.left()] == pair.right()
        && symbols[pair.left()].length() + symbols[pair.right()].length() == pair.length();
  }

  private void join(int left, int right) {
    symbols[left] = symbols[left] + symbols[right];
    symbols[right] = null;
    next[left] = next[right];
    if (next[left] < symbols.length) {
      previous[next[left]] = left;
      offer(left, next[left]);
    }
    if (previous[left] >= 0) {
      offer(previous[left], left);
    }
  }
}
