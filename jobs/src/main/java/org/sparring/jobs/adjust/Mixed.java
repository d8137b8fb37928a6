package org.sparring.jobs.adjust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sparring.common.random.Draw;

/** A random order (Fisher and Yates 1938). */
final class Mixed {
  private Mixed() {}

  static <T> List<T> of(List<T> items, Draw draw) {
    List<T> mixed = new ArrayList<>(items);
    for (int i = mixed.size() - 1; i > 0; i--) {
      Collections.swap(mixed, i, draw.below(i + 1, i));
    }
    return mixed;
  }
}
