package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.List;

/**
 * Centres of clusters, and to which of them each of the fitted points belongs.
 *
 * @param labels index of the nearest centre of each point
 */
record Partition(double[][] centres, int[] labels) implements Serializable {
  /** Squared distance; never below 0. */
  static double distance(Sparse point, double[] centre) {
    double norm = 0;
    for (double each : centre) {
      norm += each * each;
    }
    return Math.max(0, norm - 2 * point.dot(centre) + point.squared());
  }

  /** The nearest centre, of equally near ones the first. */
  int nearest(Sparse point) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double distance = distance(point, centres[c]);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  /** Sum of the squared distances of the points to their centres. */
  double spread(List<Sparse> points) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += distance(points.get(i), centres[labels[i]]);
    }
    return sum;
  }

  int[] sizes() {
    int[] sizes = new int[centres.length];
    for (int label : labels) {
      sizes[label]++;
    }
    return sizes;
  }
}
