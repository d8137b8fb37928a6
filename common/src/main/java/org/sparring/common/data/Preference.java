package org.sparring.common.data;

import java.io.Serializable;

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
   * @param beats beats[i][j] is the probability that member i is preferred to member j
   */
  record Odds(double[][] beats) implements Preference {}
}
