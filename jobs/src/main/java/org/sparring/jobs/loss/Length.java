package org.sparring.jobs.loss;

import org.sparring.common.data.Rollout;

/** How the log-probabilities of a response's trained tokens become one number. */
public enum Length {
  /** Their sum: the log-probability of the whole response. */
  SUM {
    @Override
    double scale(double counted) {
      return 1;
    }
  },
  /** Their mean, which long responses do not sink; Meng et al. 2024 (SimPO). */
  MEAN {
    @Override
    double scale(double counted) {
      return counted > 0 ? 1 / counted : 0;
    }
  };

  /** What the sum is multiplied by, where its factors add up to this. */
  abstract double scale(double counted);

  /**
   * Factors of a response's tokens.
   *
   * @param within number of trained tokens that count fully
   * @param beyond factor of the later ones
   */
  double[] factors(Rollout rollout, int within, double beyond) {
    double[] factors = new double[rollout.length()];
    int trained = 0;
    double counted = 0;
    for (int t = 0; t < factors.length; t++) {
      if (rollout.trained(t)) {
        factors[t] = trained++ < within ? 1 : beyond;
        counted += factors[t];
      }
    }
    double scale = scale(counted);
    for (int t = 0; t < factors.length; t++) {
      factors[t] *= scale;
    }
    return factors;
  }
}
