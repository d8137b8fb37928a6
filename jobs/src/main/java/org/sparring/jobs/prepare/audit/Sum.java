package org.sparring.jobs.prepare.audit;

import java.io.Serializable;

/** What one pass over items adds up; partial sums are merged in a fixed order. */
interface Sum<T, S extends Sum<T, S>> extends Serializable {
  void add(T item);

  void merge(S other);
}
