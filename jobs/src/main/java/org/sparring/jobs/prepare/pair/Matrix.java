package org.sparring.jobs.prepare.pair;

import java.util.Arrays;

/** Small square matrices. */
final class Matrix {
  private Matrix() {}

  static double[][] scaledIdentity(int size, double scale) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = scale;
    }
    return matrix;
  }

  static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }

  /** The inverse of a symmetric positive definite matrix, by Gauss and Jordan without pivots. */
  static double[][] inverse(double[][] positive) {
    int size = positive.length;
    double[][] left = new double[size][];
    double[][] right = scaledIdentity(size, 1);
    for (int i = 0; i < size; i++) {
      left[i] = positive[i].clone();
    }
    for (int p = 0; p < size; p++) {
      double pivot = left[p][p];
      for (int j = 0; j < size; j++) {
        left[p][j] /= pivot;
        right[p][j] /= pivot;
      }
      for (int i = 0; i < size; i++) {
        double factor = left[i][p];
        if (i != p && factor != 0) {
          for (int j = 0; j < size; j++) {
            left[i][j] -= factor * left[p][j];
            right[i][j] -= factor * right[p][j];
          }
        }
      }
    }
    return right;
  }
}
