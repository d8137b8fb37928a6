package org.sparring.datasets.make.task;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sparring.common.random.Draw;

/**
 * Ranks responses by worth, with the noise of Plackett and Luce, and now and then upside down.
 *
 * <p>A ranking of two follows Bradley and Terry: the better one comes first with probability
 * sigma(strength (a - b)), before flips.
 *
 * @param strength what worth counts against the noise; infinite without noise
 * @param flips probability that a whole ranking is turned over
 */
public record Annotator(double strength, double flips) {
  /** One who never errs. */
  public static final Annotator EXACT = new Annotator(Double.POSITIVE_INFINITY, 0);

  /** The rank of each response: 0 is best, and equal ranks are ties of one who never errs. */
  public int[] ranks(double[] worths, Draw draw) {
    double[] seen = new double[worths.length];
    for (int i = 0; i < worths.length; i++) {
      double gumbel = -Math.log(-Math.log(1 - draw.with("noise").uniform(i) * (1 - 1e-12)));
      seen[i] = Double.isInfinite(strength) ? worths[i] : strength * worths[i] + gumbel;
    }
    boolean turned = draw.with("flip").uniform(0) < flips;
    Comparator<Double> best = turned ? Comparator.naturalOrder() : Comparator.reverseOrder();
    List<Double> order = IntStream.range(0, seen.length).mapToObj(i -> seen[i]).toList();
    List<Double> sorted = order.stream().distinct().sorted(best).toList();
    return order.stream().mapToInt(sorted::indexOf).toArray();
  }

  /** Probability that a response is put before another one. */
  public double prefers(double worth, double other) {
    double odds =
        Double.isInfinite(strength)
            ? (1 + Math.signum(worth - other)) / 2
            : 1 / (1 + Math.exp(strength * (other - worth)));
    return (1 - flips) * odds + flips * (1 - odds);
  }
}
