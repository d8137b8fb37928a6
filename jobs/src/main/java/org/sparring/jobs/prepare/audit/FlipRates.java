package org.sparring.jobs.prepare.audit;

import java.util.Arrays;
import org.sparring.jobs.evaluate.Interval;

/**
 * How often each annotator's label is turned round, apart from honest disagreement: a Bradley-Terry
 * model on traits of the responses with a flip rate for each annotator, by Fisher scoring with
 * halved steps (the two-coin annotators of Raykar et al. 2010, Learning from crowds, with one coin,
 * and with a label of its own for each judgement).
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
    Search search = new Search(passes, annotators, scale.scales());
    double[] start = new double[annotators + traits.size()];
    Arrays.fill(start, 0, annotators, START);
    FlipLikelihood now = search.at(start);
    for (int i = 1; i <= iterations; i++) {
      FlipLikelihood next = search.better(now);
      double gain = next.value(ridge) - now.value(ridge);
      now = next;
      if (gain < tolerance * scale.pairs()) {
        return search.fit(now, i, true);
      }
    }
    return search.fit(now, iterations, false);
  }

  private final class Search {
    private final Passes<Contest> passes;
    private final int annotators;
    private final double[] scales;

    Search(Passes<Contest> passes, int annotators, double[] scales) {
      this.passes = passes;
      this.annotators = annotators;
      this.scales = scales;
    }

    FlipLikelihood at(double[] parameters) {
      return passes.over(new FlipLikelihood(annotators, parameters, scales));
    }

    /** One step of Fisher scoring, halved until it gains; the same point where none does. */
    FlipLikelihood better(FlipLikelihood now) {
      double[] parameters = now.parameters();
      double[] slope = now.slope(ridge);
      SquareMatrix information = now.information(ridge);
      for (int a = 0; a < annotators; a++) {
        if (atBound(parameters[a], slope[a])) {
          information.release(a);
          slope[a] = 0;
        }
      }
      double[] step = information.solve(slope).orElse(slope);
      for (int halving = 0; halving < HALVINGS; halving++) {
        FlipLikelihood next = at(moved(parameters, step, Math.scalb(1.0, -halving)));
        if (next.value(ridge) > now.value(ridge)) {
          return next;
        }
      }
      return now;
    }

    private boolean atBound(double rate, double slope) {
      return (rate <= LEAST && slope < 0) || (rate >= 1 - LEAST && slope > 0);
    }

    private double[] moved(double[] from, double[] step, double share) {
      double[] to = new double[from.length];
      for (int i = 0; i < to.length; i++) {
        to[i] = from[i] + share * step[i];
        if (i < annotators) {
          to[i] = Math.max(LEAST, Math.min(1 - LEAST, to[i]));
        }
      }
      return to;
    }

    Fit fit(FlipLikelihood end, int taken, boolean converged) {
      double[] rates = Arrays.copyOf(end.parameters(), annotators);
      Interval[] intervals = new Interval[annotators];
      double[] variances = end.information(ridge).inverseDiagonal(annotators);
      for (int a = 0; a < annotators; a++) {
        double half = Jackknife.Z * Math.sqrt(variances[a]);
        intervals[a] =
            Double.isNaN(half)
                ? Interval.NONE
                : new Interval(Math.max(0, rates[a] - half), Math.min(1, rates[a] + half));
      }
      return new Fit(rates, intervals, taken, converged);
    }
  }
}
