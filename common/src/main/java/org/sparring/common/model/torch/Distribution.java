package org.sparring.common.model.torch;

import java.util.Arrays;
import org.sparring.common.data.Decoding;

/** What a token is drawn from: probabilities of the ids that top-k and top-p keep. */
final class Distribution {
  private final double[] probabilities;
  private final int offset;
  private final int size;
  private final int[] kept;
  private final double total;

  /**
   * @param probabilities a softmax at the decoding's temperature, from {@code offset} on
   * @param size number of ids
   */
  Distribution(double[] probabilities, int offset, int size, Decoding decoding) {
    this.probabilities = probabilities;
    this.offset = offset;
    this.size = size;
    boolean whole = (decoding.topK() <= 0 || decoding.topK() >= size) && decoding.topP() >= 1.0;
    this.kept = whole ? null : keep(decoding);
    this.total = sum();
  }

  /** Whether the numbers are a distribution; not so after an overflow in the model. */
  boolean finite() {
    return total > 0 && total < Double.POSITIVE_INFINITY;
  }

  /** The id at this point of the cumulative distribution, ids ascending; point in [0, 1). */
  int at(double point) {
    double target = point * total;
    double cumulative = 0;
    int last = -1;
    int count = kept == null ? size : kept.length;
    for (int i = 0; i < count; i++) {
      int id = kept == null ? i : kept[i];
      double probability = probabilities[offset + id];
      cumulative += probability;
      if (cumulative > target) {
        return id;
      }
      last = probability > 0 ? id : last;
    }
    return last;
  }

  /** Its log-probability among those kept. */
  double logProbability(int id) {
    return Math.log(probabilities[offset + id] / total);
  }

  private double sum() {
    double sum = 0;
    int count = kept == null ? size : kept.length;
    for (int i = 0; i < count; i++) {
      sum += probabilities[offset + (kept == null ? i : kept[i])];
    }
    return sum;
  }

  /**
   * The most likely ids, lowest first on ties: k of them, then as many as reach p of their mass.
   */
  private int[] keep(Decoding decoding) {
    Ranking ranking = new Ranking(probabilities, offset, size);
    int most = decoding.topK() <= 0 ? size : Math.min(size, decoding.topK());
    int[] ids = new int[most];
    double mass = decoding.topK() <= 0 ? 1 : Double.POSITIVE_INFINITY;
    double sum = 0;
    int count = 0;
    while (count < most && sum < decoding.topP() * mass) {
      ids[count] = ranking.next();
      sum += probabilities[offset + ids[count++]];
    }
    if (decoding.topK() > 0 && decoding.topP() < 1) {
      count = reach(ids, count, sum * decoding.topP());
    }
    int[] ascending = Arrays.copyOf(ids, count);
    Arrays.sort(ascending);
    return ascending;
  }

  private int reach(int[] ids, int count, double mass) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += probabilities[offset + ids[i]];
      if (sum >= mass) {
        return i + 1;
      }
    }
    return count;
  }
}
