package org.sparring.jobs.prepare.audit;

/**
 * Fleiss' kappa: agreement above chance where every unit has equally many judgements (Fleiss 1971,
 * Measuring nominal scale agreement among many raters).
 *
 * <p>kappa = (P - Pe) / (1 - Pe): P is the share of pairs of judgements of one unit that agree, Pe
 * the sum of the squared shares of the classes.
 */
final class FleissKappa {
  private FleissKappa() {}

  /** NaN where there is no unit of two judgements, or all judgements are in one class. */
  static double of(Units units) {
    int judgements = units.usual();
    if (judgements == 0) {
      return Double.NaN;
    }
    Units equal = units.of(judgements);
    double n = (double) equal.size();
    double[] shares = new double[equal.counts().firstKey().size()];
    double[] agreeing = new double[1];
    equal.each(
        (unit, times) -> {
          for (int c = 0; c < shares.length; c++) {
            double count = unit.get(c);
            shares[c] += times * count / (n * judgements);
            agreeing[0] += times * count * (count - 1) / (n * judgements * (judgements - 1));
          }
        });
    double chance = 0;
    for (double share : shares) {
      chance += share * share;
    }
    return chance == 1 ? Double.NaN : (agreeing[0] - chance) / (1 - chance);
  }
}
