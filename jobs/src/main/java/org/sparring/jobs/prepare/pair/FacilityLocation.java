package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/**
 * How well the members stand for a ground set: the mean over the ground set of the greatest cosine
 * to a member, no less than 0.
 */
final class FacilityLocation implements SetValue {
  private static final long serialVersionUID = 1L;

  private final Ground ground;
  private final double[] best;

  FacilityLocation(Ground ground) {
    this.ground = ground;
    this.best = new double[ground.size];
  }

  /** Vectors of length 1 by feature, so that only shared features cost time. */
  static final class Ground implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<Integer, TreeMap<Integer, Double>> members = new TreeMap<>();
    private final int size;

    Ground(List<Sparse> vectors) {
      size = vectors.size();
      for (int v = 0; v < size; v++) {
        Sparse unit = vectors.get(v).unit();
        for (int i = 0; i < unit.at().length; i++) {
          members.computeIfAbsent(unit.at()[i], at -> new TreeMap<>()).put(v, unit.values()[i]);
        }
      }
    }

    /** The cosine of an item with each vector. */
    double[] cosines(Sparse item) {
      double[] cosines = new double[size];
      Sparse unit = item.unit();
      for (int i = 0; i < unit.at().length; i++) {
        double value = unit.values()[i];
        members
            .getOrDefault(unit.at()[i], new TreeMap<>())
            .forEach((v, other) -> cosines[v] += value * other);
      }
      return cosines;
    }
  }

  @Override
  public double gain(Sparse item) {
    double[] cosines = ground.cosines(item);
    double gain = 0;
    for (int v = 0; v < best.length; v++) {
      gain += Math.max(0, cosines[v] - best[v]);
    }
    return best.length == 0 ? 0 : gain / best.length;
  }

  @Override
  public void add(Sparse item) {
    double[] cosines = ground.cosines(item);
    for (int v = 0; v < best.length; v++) {
      best[v] = Math.max(best[v], cosines[v]);
    }
  }

  @Override
  public double value() {
    double sum = 0;
    for (double each : best) {
      sum += each;
    }
    return best.length == 0 ? 0 : sum / best.length;
  }
}
