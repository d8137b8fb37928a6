package org.sparring.common.model;

import java.io.Serializable;
import java.util.List;

/** The slices of a flat vector, in the order of their offsets, without gaps. */
public record Layout(List<Slice> slices) implements Serializable {
  public int size() {
    if (slices.isEmpty()) {
      return 0;
    }
    Slice last = slices.get(slices.size() - 1);
    return last.offset() + last.size();
  }
}
