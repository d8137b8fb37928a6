package org.sparring.jobs.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.sparring.jobs.evaluate.Summary;

/** Numbers as people read them, the same in every locale. */
public final class Numerals {
  private static final MathContext FOUR = new MathContext(4);

  private Numerals() {}

  /** Whole numbers as they are, others with four significant digits; a dash for NaN. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e9) {
      return String.valueOf((long) value);
    }
    if (Double.isInfinite(value) || size < 1e-3 || size >= 1e6) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return new BigDecimal(value).round(FOUR).stripTrailingZeros().toPlainString();
  }

  /** With the given number of decimals; a dash for NaN. */
  public static String fixed(double value, int decimals) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** As {@code 0.612 [0.571, 0.650]}, as finely as the interval's width is worth. */
  public static String of(Summary summary) {
    String range = range(summary);
    return range.isEmpty() ? value(summary) : value(summary) + " " + range;
  }

  /** The value alone, as finely as its interval's width is worth. */
  public static String value(Summary summary) {
    return Double.isNaN(summary.low())
        ? of(summary.value())
        : fixed(summary.value(), decimals(summary));
  }

  /** The interval alone; empty where there is none. */
  public static String range(Summary summary) {
    if (Double.isNaN(summary.low())) {
      return "";
    }
    int decimals = decimals(summary);
    return "[" + fixed(summary.low(), decimals) + ", " + fixed(summary.high(), decimals) + "]";
  }

  /** Two significant digits of the interval's width; three decimals where it has none. */
  private static int decimals(Summary summary) {
    double width = summary.high() - summary.low();
    return width > 0 ? (int) Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(width)))) : 3;
  }
}
