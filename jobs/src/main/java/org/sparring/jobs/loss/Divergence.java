package org.sparring.jobs.loss;

/**
 * The divergence that ties the policy to its reference: f'(u) of the ratio u takes the place of log
 * u in every gain, after Wang et al. 2023, Beyond reverse KL.
 */
public enum Divergence {
  /** f'(u) = log u, up to a constant: gains stay as they are. */
  REVERSE_KL {
    @Override
    Point at(double gain, double alpha) {
      return new Point(gain, 1);
    }
  },
  /** f'(u) = log(2 u / (1 + u)), here without log 2, which cancels in every pair. */
  JENSEN_SHANNON {
    @Override
    Point at(double gain, double alpha) {
      return new Point(Logistic.log(gain), Logistic.of(-gain));
    }
  },
  /** f'(u) = (1 - u^-alpha) / alpha; the forward divergence where alpha is 1. */
  ALPHA {
    @Override
    Point at(double gain, double alpha) {
      double x = -alpha * gain;
      double power = x <= Ratio.LIMIT ? Math.expm1(x) : Ratio.of(x) - 1;
      return new Point(-power / alpha, Ratio.slope(x));
    }
  };

  /** f' of a ratio and its slope, given the ratio's logarithm. */
  abstract Point at(double gain, double alpha);
}
