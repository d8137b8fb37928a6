package org.sparring.jobs.prepare.audit;

/** Items that are gone through again and again, always in the same order. */
interface Passes<T> {
  /**
   * One pass.
   *
   * @param zero a sum of nothing
   */
  <S extends Sum<T, S>> S over(S zero);
}
