package org.sparring.jobs.prepare.pair;

import java.io.Serializable;

/**
 * The value of a set that grows: monotone and submodular, so that what an item adds never rises
 * while the set grows.
 */
interface SetValue extends Serializable {
  /** What the item would add. */
  double gain(Sparse item);

  void add(Sparse item);

  double value();

  /** Makes the empty set. */
  interface Empty extends Serializable {
    SetValue make();
  }
}
