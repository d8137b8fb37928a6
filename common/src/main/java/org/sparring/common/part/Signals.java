package org.sparring.common.part;

import org.sparring.common.data.Row;

/** Rows of numbers by group and member. */
public interface Signals {
  /** The numbers of one member; the array is shared and must not be changed. */
  double[] at(int group, int member, Row row);
}
