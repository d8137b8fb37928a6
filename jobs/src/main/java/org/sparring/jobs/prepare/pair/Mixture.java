package org.sparring.jobs.prepare.pair;

import java.util.List;

/**
 * A mixture of round Gaussians with one variance, fitted by expectation and maximisation from a
 * partition. It judges the partition: by BIC = -2 log likelihood + p log n with p = k d + (k - 1) +
 * 1, and by the share of points that keep their label.
 *
 * <p>Dempster, Laird and Rubin 1977; Schwarz 1978, Estimating the dimension of a model.
 *
 * @param bic less is better
 * @param agreement share of the points whose likeliest component is their cluster
 */
record Mixture(double bic, double agreement) {
  private static final int ROUNDS = 100;
  private static final double ENOUGH = 1e-9;
  private static final double LEAST_VARIANCE = 1e-9;

  static Mixture of(List<Sparse> points, Partition partition, int dimension) {
    Fit fit = Fit.start(points, partition, dimension);
    double before = Double.NEGATIVE_INFINITY;
    double likelihood = fit.expect();
    for (int round = 0;
        round < ROUNDS && likelihood - before > ENOUGH * Math.abs(likelihood);
        round++) {
      fit = fit.maximise();
      before = likelihood;
      likelihood = fit.expect();
    }
    int k = partition.centres().length;
    double parameters = (double) k * dimension + k;
    return new Mixture(
        parameters * StrictMath.log(points.size()) - 2 * likelihood,
        fit.agreement(partition.labels()));
  }

  /** Parameters, and the posteriors of the points under them. */
  private record Fit(
      List<Sparse> points,
      double[] weights,
      double[][] means,
      double variance,
      double[][] posteriors) {

    static Fit start(List<Sparse> points, Partition partition, int dimension) {
      double[][] hard = new double[points.size()][partition.centres().length];
      for (int i = 0; i < hard.length; i++) {
        hard[i][partition.labels()[i]] = 1;
      }
      double[][] means = new double[partition.centres().length][dimension];
      return new Fit(points, new double[means.length], means, 1, hard).maximise();
    }

    /** Sets the posteriors; returns the log likelihood. */
    double expect() {
      double sum = 0;
      int dimension = means[0].length;
      double scale = -0.5 * dimension * StrictMath.log(2 * Math.PI * variance);
      for (int i = 0; i < posteriors.length; i++) {
        double[] row = posteriors[i];
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < row.length; c++) {
          double distance = Partition.distance(points.get(i), means[c]);
          row[c] = StrictMath.log(weights[c]) + scale - distance / (2 * variance);
          most = Math.max(most, row[c]);
        }
        sum += normalise(row, most);
      }
      return sum;
    }

    /** Logarithms of joint densities become posteriors; returns the logarithm of their sum. */
    private static double normalise(double[] row, double most) {
      double sum = 0;
      for (int c = 0; c < row.length; c++) {
        row[c] = StrictMath.exp(row[c] - most);
        sum += row[c];
      }
      for (int c = 0; c < row.length; c++) {
        row[c] /= sum;
      }
      return most + StrictMath.log(sum);
    }

    Fit maximise() {
      int k = means.length;
      int dimension = means[0].length;
      double[] masses = new double[k];
      double[][] sums = new double[k][dimension];
      for (int i = 0; i < posteriors.length; i++) {
        for (int c = 0; c < k; c++) {
          masses[c] += posteriors[i][c];
          points.get(i).addTo(sums[c], posteriors[i][c]);
        }
      }
      double[] shares = new double[k];
      for (int c = 0; c < k; c++) {
        shares[c] = masses[c] / posteriors.length;
        for (int j = 0; j < dimension; j++) {
          sums[c][j] = masses[c] == 0 ? means[c][j] : sums[c][j] / masses[c];
        }
      }
      double spread = Math.max(LEAST_VARIANCE, spread(sums) / posteriors.length / dimension);
      return new Fit(points, shares, sums, spread, posteriors);
    }

    private double spread(double[][] centres) {
      double sum = 0;
      for (int i = 0; i < posteriors.length; i++) {
        for (int c = 0; c < centres.length; c++) {
          if (posteriors[i][c] > 0) {
            sum += posteriors[i][c] * Partition.distance(points.get(i), centres[c]);
          }
        }
      }
      return sum;
    }

    double agreement(int[] labels) {
      int kept = 0;
      for (int i = 0; i < labels.length; i++) {
        int likeliest = 0;
        for (int c = 1; c < posteriors[i].length; c++) {
          if (posteriors[i][c] > posteriors[i][likeliest]) {
            likeliest = c;
          }
        }
        kept += likeliest == labels[i] ? 1 : 0;
      }
      return labels.length == 0 ? 1 : (double) kept / labels.length;
    }
  }
}
