package org.sparring.jobs.prepare.audit;

/**
 * Annotators' errors without known truth, by expectation and maximisation (Dawid and Skene 1979,
 * Maximum likelihood estimation of observer error-rates using the EM algorithm). It starts from the
 * shares of the labels, so it draws nothing, and ends when a pass raises the log-likelihood of a
 * unit by less than {@code tolerance}.
 *
 * @param tolerance mean over units
 * @param iterations at most
 */
record DawidSkene(ErrorForm form, double tolerance, int iterations) {
  /**
   * What was estimated.
   *
   * @param iterations passes until it ended
   * @param converged whether it ended by itself
   */
  record Fit(Quality quality, int iterations, boolean converged) {}

  /**
   * Estimates the quality of annotators.
   *
   * @param passes over the pairs that at least two judgements speak of
   */
  Fit fit(Passes<Labels> passes, int classes, int annotators, long units) {
    Quality quality = passes.over(Expectation.votes(form, classes, annotators)).quality();
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i <= iterations; i++) {
      Expectation expected = passes.over(Expectation.under(quality));
      quality = expected.quality();
      if (expected.logLikelihood() - before < tolerance * units) {
        return new Fit(quality, i, true);
      }
      before = expected.logLikelihood();
    }
    return new Fit(quality, iterations, false);
  }
}
