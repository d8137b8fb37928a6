package org.sparring.common.config;

import java.math.BigDecimal;

/**
 * The numbers that a parameter may have.
 *
 * @param min lower end
 * @param max upper end
 * @param above whether the lower end is outside
 * @param below whether the upper end is outside
 */
record Range(double min, double max, boolean above, boolean below) {
  static Range of(Param param) {
    return new Range(param.min(), param.max(), param.above(), param.below());
  }

  boolean open() {
    return min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY && !above && !below;
  }

  boolean holds(double value) {
    if (open()) {
      return true;
    }
    return (above ? value > min : value >= min) && (below ? value < max : value <= max);
  }

  /** For example {@code above 0 and at most 1}; empty where every number is allowed. */
  String text() {
    String low = low();
    String high = high();
    return low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
  }

  private String low() {
    if (min == Double.NEGATIVE_INFINITY) {
      return above ? "finite" : "";
    }
    return (above ? "above " : "at least ") + plain(min);
  }

  private String high() {
    if (max == Double.POSITIVE_INFINITY) {
      return below ? "finite" : "";
    }
    return (below ? "below " : "at most ") + plain(max);
  }

  private static String plain(double value) {
    if (Double.isInfinite(value) || Double.isNaN(value)) {
      return Double.toString(value);
    }
    BigDecimal number = BigDecimal.valueOf(value);
    return number.signum() == 0
        ? "0"
        : Math.abs(value) >= 1e-4 && Math.abs(value) < 1e12
            ? number.stripTrailingZeros().toPlainString()
            : number.stripTrailingZeros().toString();
  }
}
