package org.sparring.common.model.text.jinja;

import java.util.List;
import java.util.stream.LongStream;

/** Python's {@code range}, up to a length; the library would cut a longer one in silence. */
public final class Ranges {
  private static final int LONGEST = 10_000;

  private Ranges() {}

  /**
   * The function that templates call: {@code range(end)}, {@code range(start, end)} or {@code
   * range(start, end, step)}.
   */
  public static List<Long> range(Object first, Object... others) {
    long start = others.length == 0 ? 0 : number(first);
    long end = number(others.length == 0 ? first : others[0]);
    long step = others.length < 2 ? 1 : number(others[1]);
    if (step == 0) {
      throw new IllegalArgumentException("range needs a step");
    }
    long count = Math.max(0, -Math.floorDiv(start - end, step));
    if (count > LONGEST) {
      throw new IllegalArgumentException("range of more than " + LONGEST);
    }
    return LongStream.range(0, count).mapToObj(i -> start + i * step).toList();
  }

  private static long number(Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("range needs whole numbers");
  }
}
