package org.sparring.common.data;

import java.io.Serializable;
import java.util.List;

/** What is known, before training, about the order of a group's members. */
public sealed interface Preference extends Serializable {
  Preference NONE = new None();

  /** Nothing is known: the group's scores are computed. */
  record None() implements Preference {}

  /**
   * A ranking.
   *
   * @param of rank of each member: 0 is best, equal numbers are ties, -1 is unranked
   * @param strength how much better the best is, in the unit of the data set; NaN where not given
   */
  record Ranks(int[] of, double strength) implements Preference {
    public Ranks(int... of) {
      this(of, Double.NaN);
    }
  }

  /**
   * Soft preferences.
   *
   * @param beats beats[i][j] is the probability that member i is preferred to member j; NaN where
   *     one of them could not be judged
   */
  record Odds(double[][] beats) implements Preference {}

  /**
   * Comparisons of two members each, where a loss of pairs shall not choose them itself.
   *
   * @param of the comparisons
   */
  record Pairs(List<Comparison> of) implements Preference {
    public Pairs {
      of = List.copyOf(of);
    }
  }

  /**
   * A comparison.
   *
   * @param better index of the preferred member
   * @param worse index of the other one
   * @param weight its weight among the group's comparisons
   * @param strength how much better the preferred one is; NaN where not given
   */
  record Comparison(int better, int worse, double weight, double strength)
      implements Serializable {}
}
