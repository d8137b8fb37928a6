package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses again and again the item that adds most, at equal gains the one of the least key. A gain
 * of earlier rounds bounds the gain of now, so most gains are never computed again. The value is at
 * least 1 - 1/e of the greatest that as many items can have.
 *
 * <p>Minoux 1978, Accelerated greedy algorithms for maximizing submodular set functions.
 *
 * @param most items to choose
 * @param least gain below which nothing is chosen; an item that adds nothing is never chosen
 */
record LazyGreedy(int most, double least) implements Serializable {
  private record Bound(Candidate item, double gain, int round) {
    private static final Comparator<Bound> ORDER =
        Comparator.comparingDouble(Bound::gain).reversed().thenComparing(each -> each.item.row());
  }

  /** Chooses from the candidates, whatever their order. */
  Selection select(List<Candidate> candidates, SetValue set) {
    PriorityQueue<Bound> queue = new PriorityQueue<>(Bound.ORDER);
    long calls = candidates.size();
    for (Candidate each : candidates) {
      queue.add(new Bound(each, set.gain(each.features()), 0));
    }
    List<Candidate> chosen = new ArrayList<>();
    while (chosen.size() < most && !queue.isEmpty()) {
      Bound top = queue.remove();
      if (top.gain < least || top.gain <= 0) {
        break;
      }
      if (top.round == chosen.size()) {
        set.add(top.item.features());
        chosen.add(top.item);
      } else {
        double gain = Math.min(top.gain, set.gain(top.item.features()));
        calls++;
        queue.add(new Bound(top.item, gain, chosen.size()));
      }
    }
    return new Selection(chosen, set.value(), calls);
  }
}
