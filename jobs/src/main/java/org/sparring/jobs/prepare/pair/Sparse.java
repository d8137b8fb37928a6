package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A vector of which most entries are 0.
 *
 * @param at indices, ascending
 * @param values entries at these indices
 */
record Sparse(int[] at, double[] values) implements Serializable {
  static Sparse of(SortedMap<Integer, Double> entries) {
    int[] at = new int[entries.size()];
    double[] values = new double[entries.size()];
    int n = 0;
    for (Map.Entry<Integer, Double> each : entries.entrySet()) {
      at[n] = each.getKey();
      values[n++] = each.getValue();
    }
    return new Sparse(at, values);
  }

  /** The entries of a dense vector. */
  static Sparse of(double... dense) {
    int[] at = new int[dense.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = i;
    }
    return new Sparse(at, dense.clone());
  }

  double squared() {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  double dot(double[] dense) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += values[i] * dense[at[i]];
    }
    return sum;
  }

  /** Adds a multiple of this vector. */
  void addTo(double[] dense, double times) {
    for (int i = 0; i < at.length; i++) {
      dense[at[i]] += times * values[i];
    }
  }

  /** Of length 1; the vector of zeros stays. */
  Sparse unit() {
    double norm = Math.sqrt(squared());
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = norm == 0 ? 0 : values[i] / norm;
    }
    return new Sparse(at, scaled);
  }

  Sparse minus(Sparse other) {
    TreeMap<Integer, Double> entries = new TreeMap<>();
    for (int i = 0; i < at.length; i++) {
      entries.merge(at[i], values[i], Double::sum);
    }
    for (int i = 0; i < other.at.length; i++) {
      entries.merge(other.at[i], -other.values[i], Double::sum);
    }
    return of(entries);
  }
}
