package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/** A sum of outer products: symmetric, its lower half in one array. */
final class SquareMatrix implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double SYMMETRY = 1e-12;

  private final int size;
  private final double[] lower;

  SquareMatrix(int size) {
    this.size = size;
    this.lower = new double[size * (size + 1) / 2];
  }

  int size() {
    return size;
  }

  void add(int row, int column, double value) {
    int i = Math.max(row, column);
    lower[i * (i + 1) / 2 + Math.min(row, column)] += value;
  }

  void add(SquareMatrix other) {
    for (int i = 0; i < lower.length; i++) {
      lower[i] += other.lower[i];
    }
  }

  double at(int row, int column) {
    int i = Math.max(row, column);
    return lower[i * (i + 1) / 2 + Math.min(row, column)];
  }

  /** Its inverse times a vector; empty where it is not positive definite. */
  Optional<double[]> solve(double[] vector) {
    return decomposed().map(each -> each.getSolver().solve(new ArrayRealVector(vector)).toArray());
  }

  /** Leaves a place out of what is solved: its row and column become those of the identity. */
  void release(int place) {
    for (int other = 0; other < size; other++) {
      int i = Math.max(place, other);
      lower[i * (i + 1) / 2 + Math.min(place, other)] = other == place ? 1 : 0;
    }
  }

  /** The first numbers on the diagonal of its inverse; NaN where it has none. */
  double[] inverseDiagonal(int first) {
    double[] diagonal = new double[first];
    Arrays.fill(diagonal, Double.NaN);
    decomposed()
        .ifPresent(
            each -> {
              for (int i = 0; i < first; i++) {
                ArrayRealVector unit = new ArrayRealVector(size);
                unit.setEntry(i, 1);
                diagonal[i] = each.getSolver().solve(unit).getEntry(i);
              }
            });
    return diagonal;
  }

  /** Cholesky's decomposition; empty where it is not positive definite. */
  Optional<CholeskyDecomposition> decomposed() {
    double[][] full = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        full[i][j] = at(i, j);
      }
    }
    try {
      return Optional.of(
          new CholeskyDecomposition(new Array2DRowRealMatrix(full, false), SYMMETRY, SYMMETRY));
    } catch (NonPositiveDefiniteMatrixException singular) {
      return Optional.empty();
    }
  }
}
