package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.random.Draw;

/**
 * Lloyd's algorithm from centres that are drawn far apart.
 *
 * <p>Arthur and Vassilvitskii 2007, k-means++: the advantages of careful seeding. Sums are taken in
 * the order of the points, so that equal points in equal order give equal bits.
 *
 * @param dimension length of the points
 * @param rounds most rounds
 */
record KMeans(int dimension, int rounds) {
  /**
   * At most k clusters.
   *
   * @param points k or more
   */
  Partition fit(List<Sparse> points, int k, Draw draw) {
    double[][] centres = seeds(points, k, draw);
    int[] labels = new int[points.size()];
    Arrays.fill(labels, -1);
    for (int round = 0; round < rounds; round++) {
      int[] next = nearest(points, centres);
      if (Arrays.equals(next, labels)) {
        break;
      }
      labels = next;
      centres = means(points, labels, centres);
    }
    return new Partition(centres, nearest(points, centres));
  }

  private double[][] seeds(List<Sparse> points, int k, Draw draw) {
    List<double[]> seeds = new ArrayList<>();
    seeds.add(dense(points.get(draw.below(points.size(), 0))));
    double[] distances = new double[points.size()];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    while (seeds.size() < k) {
      double[] last = seeds.get(seeds.size() - 1);
      double sum = 0;
      for (int i = 0; i < distances.length; i++) {
        distances[i] = Math.min(distances[i], Partition.distance(points.get(i), last));
        sum += distances[i];
      }
      seeds.add(dense(points.get(drawn(distances, draw.uniform(seeds.size()) * sum))));
    }
    return seeds.toArray(new double[0][]);
  }

  private static int drawn(double[] weights, double at) {
    double passed = 0;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      passed += weights[i];
      if (weights[i] > 0) {
        last = i;
        if (passed > at) {
          break;
        }
      }
    }
    return last;
  }

  private static int[] nearest(List<Sparse> points, double[][] centres) {
    Partition partition = new Partition(centres, new int[0]);
    return points.stream().mapToInt(partition::nearest).toArray();
  }

  /** Means of the clusters; an empty one keeps its centre. */
  private double[][] means(List<Sparse> points, int[] labels, double[][] before) {
    double[][] sums = new double[before.length][dimension];
    int[] sizes = new int[before.length];
    for (int i = 0; i < labels.length; i++) {
      points.get(i).addTo(sums[labels[i]], 1);
      sizes[labels[i]]++;
    }
    for (int c = 0; c < sums.length; c++) {
      if (sizes[c] == 0) {
        sums[c] = before[c];
        continue;
      }
      for (int j = 0; j < dimension; j++) {
        sums[c][j] /= sizes[c];
      }
    }
    return sums;
  }

  private double[] dense(Sparse point) {
    double[] dense = new double[dimension];
    point.addTo(dense, 1);
    return dense;
  }
}
