package org.sparring.jobs.prepare.audit;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.sparring.jobs.evaluate.Interval;

/**
 * How often each annotator's label is turned round, apart from honest disagreement: a Bradley-Terry
 * model on traits of the responses with a flip rate for each annotator, by Fisher scoring with halved
 * steps (the two-coin annotators of Raykar et al. 2010, Learning from crowds, with one coin, and with
 * a label of its own for each judgement).
 *
 * <p>Agreement alone cannot tell flips from honest disagreement: halving every annotator's
 * reliability, or moving every pair towards a coin, agrees as little. The traits can, since the
 * clearest pairs show how far an annotator ever agrees with the crowd.
 *
 * @param ridge precision of the normal prior on the weights of traits, each on a scale of its own
 * @param tolerance gain of a pair's log-likelihood at which it ends
 * @param iterations at most
 */
record FlipRates(double ridge, double tolerance, int iterations) {
  private static final double START = 0.25;
  private static final double LEAST = 1e-6;
  private static final int HALVINGS = 30;

  /**
   * What was estimated.
   *
   * @param rates by annotator
   * @param intervals 95 %, by Fisher's information
   * @param converged whether it ended by itself
   */
  record Fit(double[] rates, Interval[] intervals, int iterations, boolean converged) {}

  /** Estimates the flip rates. */
  Fit fit(Passes<Contest> passes, Traits traits, int annotators) {
    TraitScale scale = passes.over(new TraitScale(traits.size()));
    double[] start = new double[annotators + traits.size()];
    Arrays.fill(start, 0, annotators, START);
    Search search = new Search(passes, annotators, scale.scales());
    FlipLikelihood now = search.at(start);
    for (int i = 1; i <= iterations; i++) {
      Optional<FlipLikelihood> next = search.better(now);
      double gain = next.map(each -> each.value(ridge) - now(each, search)).orElse(0.0);
      if (next.isEmpty() || gain < tolerance * scale.pairs()) {
        return fit(next.orElse(now), annotators, i, true);
      }
      now = next.get();
    }
    return fit(now, annotators, iterations, false);
  }
}
