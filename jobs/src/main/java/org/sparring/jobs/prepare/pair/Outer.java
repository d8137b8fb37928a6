package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * The sum of outer products x x^T in units of 2^-30: whole numbers, so that their order does not
 * matter. An entry is right to 1e-9 for each row; with |x| at most 2 it holds 2^31 rows.
 */
final class Outer implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double UNITS = 0x1.0p30;

  private final long[][] sum;
  private long rows;

  Outer(int size) {
    sum = new long[size][size];
  }

  static Outer of(JavaRDD<Sparse> vectors, int size) {
    Outer all = new Outer(size);
    vectors.mapPartitions(each -> List.of(of(each, size)).iterator()).collect().forEach(all::add);
    return all;
  }

  private static Outer of(Iterator<Sparse> vectors, int size) {
    Outer part = new Outer(size);
    vectors.forEachRemaining(part::add);
    return part;
  }

  void add(Sparse x) {
    rows++;
    for (int i = 0; i < x.at().length; i++) {
      for (int j = 0; j < x.at().length; j++) {
        sum[x.at()[i]][x.at()[j]] += Math.round(x.values()[i] * x.values()[j] * UNITS);
      }
    }
  }

  private void add(Outer other) {
    rows += other.rows;
    for (int i = 0; i < sum.length; i++) {
      for (int j = 0; j < sum.length; j++) {
        sum[i][j] += other.sum[i][j];
      }
    }
  }

  long rows() {
    return rows;
  }

  /** The identity times a prior, plus the sum times a factor. */
  double[][] plus(double prior, double factor) {
    double[][] matrix = Matrix.scaledIdentity(sum.length, prior);
    for (int i = 0; i < sum.length; i++) {
      for (int j = 0; j < sum.length; j++) {
        matrix[i][j] += factor * sum[i][j] / UNITS;
      }
    }
    return matrix;
  }
}
