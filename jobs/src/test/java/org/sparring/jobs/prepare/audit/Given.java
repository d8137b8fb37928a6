package org.sparring.jobs.prepare.audit;

import java.util.List;

/** Items in memory, in the order of a list. */
record Given<T>(List<T> items) implements Passes<T> {
  @Override
  public <S extends Sum<T, S>> S over(S zero) {
    items.forEach(zero::add);
    return zero;
  }
}
