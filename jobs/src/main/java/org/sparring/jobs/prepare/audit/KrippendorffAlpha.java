package org.sparring.jobs.prepare.audit;

/**
 * Krippendorff's alpha: agreement above chance for any number of annotators, with judgements
 * missing (Krippendorff 2011, Computing Krippendorff's alpha-reliability).
 *
 * <p>alpha = 1 - (n - 1) sum o(c, k) d2(c, k) / sum n(c) n(k) d2(c, k) over c below k, o being the
 * coincidences: pairs of judgements of one unit, each unit's weighted by 1 / (judgements - 1). 1 is
 * full agreement, 0 is chance.
 */
record KrippendorffAlpha(Difference difference) {
  /** NaN where no unit has two judgements, or all judgements are in one class. */
  double of(Units units) {
    Units several = units.several();
    if (several.size() == 0) {
      return Double.NaN;
    }
    double[][] coincidences = coincidences(several);
    int classes = coincidences.length;
    double[] frequencies = new double[classes];
    double n = 0;
    for (int c = 0; c < classes; c++) {
      for (double each : coincidences[c]) {
        frequencies[c] += each;
      }
      n += frequencies[c];
    }
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < classes; c++) {
      for (int k = c + 1; k < classes; k++) {
        double squared = difference.squared(c, k, frequencies);
        observed += coincidences[c][k] * squared;
        expected += frequencies[c] * frequencies[k] * squared;
      }
    }
    return expected == 0 ? Double.NaN : 1 - (n - 1) * observed / expected;
  }

  private static double[][] coincidences(Units units) {
    int classes = units.counts().firstKey().size();
    double[][] sums = new double[classes][classes];
    units.each(
        (unit, times) -> {
          double weight = (double) times / (Units.judgements(unit) - 1);
          for (int c = 0; c < classes; c++) {
            for (int k = 0; k < classes; k++) {
              int others = unit.get(k) - (c == k ? 1 : 0);
              sums[c][k] += weight * unit.get(c) * others;
            }
          }
        });
    return sums;
  }
}
