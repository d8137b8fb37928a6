package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sparring.common.random.Draw;

/**
 * Clusters of points, their number chosen by the BIC of a Gaussian mixture.
 *
 * @param tried every number of clusters that was tried, with its mixture
 * @param best clusters by falling size
 */
record ClusterFit(List<Tried> tried, Partition best) {
  private static final int STARTS = 3;

  /** One number of clusters and how the mixture judged it. */
  record Tried(int k, Mixture mixture) {}

  /**
   * Tries 1, 2, 3, 4, 6, 8, 12, 16 and so on.
   *
   * @param points at least one, in an order that does not depend on their coming
   * @param most greatest number of clusters
   */
  static ClusterFit of(List<Sparse> points, KMeans means, int most, Draw draw) {
    List<Tried> tried = new ArrayList<>();
    Partition best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int k : counts(Math.min(most, points.size()))) {
      Partition partition = tightest(points, means, k, draw.with(k));
      Mixture mixture = Mixture.of(points, partition, means.dimension());
      tried.add(new Tried(k, mixture));
      if (best == null || mixture.bic() < least) {
        least = mixture.bic();
        best = partition;
      }
    }
    return new ClusterFit(tried, bySize(best));
  }

  /** The mixture of the number that was chosen. */
  Tried chosen() {
    return tried.stream().filter(each -> each.k == best.centres().length).findFirst().orElseThrow();
  }

  private static List<Integer> counts(int most) {
    return IntStream.rangeClosed(1, most)
        .filter(k -> Integer.bitCount(k) == 1 || (k % 3 == 0 && Integer.bitCount(k / 3) == 1))
        .boxed()
        .toList();
  }

  private static Partition tightest(List<Sparse> points, KMeans means, int k, Draw draw) {
    return IntStream.range(0, STARTS)
        .mapToObj(start -> means.fit(points, k, draw.with(start)))
        .min(Comparator.comparingDouble(each -> each.spread(points)))
        .orElseThrow();
  }

  private static Partition bySize(Partition partition) {
    int[] sizes = partition.sizes();
    List<Integer> order =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingInt(c -> -sizes[c]))
            .toList();
    double[][] centres = order.stream().map(c -> partition.centres()[c]).toArray(double[][]::new);
    int[] labels = IntStream.of(partition.labels()).map(order::indexOf).toArray();
    return new Partition(centres, labels);
  }
}
