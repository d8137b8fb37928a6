package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.Comparator;
import org.sparring.common.random.Draw;

/**
 * The place of a row in a drawing of lots: a number in [0, 1) by the hash of its content, then its
 * name. Rows of equal content share the number.
 */
record Lot(double number, String name) implements Comparable<Lot>, Serializable {
  private static final Comparator<Lot> ORDER =
      Comparator.comparingDouble(Lot::number).thenComparing(Lot::name);

  static Lot drawn(Draw draw, String key, String name) {
    return new Lot(draw.with(key).uniform(0), name);
  }

  @Override
  public int compareTo(Lot other) {
    return ORDER.compare(this, other);
  }
}
