package org.sparring.common.part;

import org.sparring.common.data.Row;

/** Collects the derivative of a sum with respect to live rows. */
public interface Slopes {
  void add(int group, int member, Row row, int token, double slope);
}
