package org.sparring.jobs.prepare.pair;

import java.util.List;

/** What makes a set of rows diverse. */
public enum Variety {
  /** The number of different n-grams that any of its rows has. */
  COVERAGE {
    @Override
    SetValue.Empty over(List<Sparse> ground) {
      return Coverage::new;
    }
  },

  /** How near, by cosine, the rows of a sample are to the nearest of its rows. */
  FACILITY {
    @Override
    SetValue.Empty over(List<Sparse> ground) {
      FacilityLocation.Ground stands = new FacilityLocation.Ground(ground);
      return () -> new FacilityLocation(stands);
    }
  };

  /**
   * Makes empty sets.
   *
   * @param ground a sample of all rows
   */
  abstract SetValue.Empty over(List<Sparse> ground);
}
