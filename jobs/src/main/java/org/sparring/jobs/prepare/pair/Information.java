package org.sparring.jobs.prepare.pair;

/**
 * What the answers to questions tell: the logarithm of the determinant of Sigma = Sigma_0 + c sum x
 * x^T over that of Sigma_0, x being the difference of the two responses' features.
 *
 * <p>Wu and Sun 2023, Making RL with preference-based feedback efficient via randomization
 * (arXiv:2310.14554): a pair is worth asking where two draws theta, theta' from N(., s^2 Sigma^-1)
 * differ by much on it; E |(theta - theta')^T x| = 2 s |x|_{Sigma^-1} / sqrt(pi).
 */
final class Information implements SetValue {
  private static final long serialVersionUID = 1L;

  private final double[][] inverse;
  private final double curvature;
  private double value;

  /**
   * Before any question of this batch.
   *
   * @param inverse of Sigma_0; taken over
   * @param curvature c, what one answer adds to Sigma along x
   */
  Information(double[][] inverse, double curvature) {
    this.inverse = inverse;
    this.curvature = curvature;
  }

  /** E |(theta - theta')^T x| with draws of scale s. */
  double disagreement(Sparse pair, double scale) {
    return 2 * scale * Math.sqrt(squaredNorm(pair) / Math.PI);
  }

  /** The greatest disagreement of a pair that adds this much. */
  double disagreement(double gain, double scale) {
    return 2 * scale * Math.sqrt(StrictMath.expm1(gain) / curvature / Math.PI);
  }

  @Override
  public double gain(Sparse pair) {
    return StrictMath.log1p(curvature * squaredNorm(pair));
  }

  @Override
  public void add(Sparse pair) {
    double[] image = image(pair);
    double norm = pair.dot(image);
    value += StrictMath.log1p(curvature * norm);
    double factor = curvature / (1 + curvature * norm);
    for (int i = 0; i < image.length; i++) {
      for (int j = 0; j < image.length; j++) {
        inverse[i][j] -= factor * image[i] * image[j];
      }
    }
  }

  @Override
  public double value() {
    return value;
  }

  private double squaredNorm(Sparse pair) {
    int[] at = pair.at();
    double[] values = pair.values();
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      double[] row = inverse[at[i]];
      double dot = 0;
      for (int j = 0; j < at.length; j++) {
        dot += row[at[j]] * values[j];
      }
      sum += values[i] * dot;
    }
    return Math.max(0, sum);
  }

  private double[] image(Sparse pair) {
    double[] image = new double[inverse.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = pair.dot(inverse[i]);
    }
    return image;
  }
}
