package org.sparring.jobs.doctor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Spark's memory settings have them: mebibytes where no unit is given. */
final class Size {
  private static final Pattern TEXT = Pattern.compile("(\\d+)([kmgt]?)b?");
  private static final String UNITS = "kmgt";
  private static final int STEP = 10;

  private Size() {}

  static long bytes(String text) {
    Matcher size = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new IllegalArgumentException("not a size: " + text);
    }
    String unit = size.group(2).isEmpty() ? "m" : size.group(2);
    return Long.parseLong(size.group(1)) << (STEP * (UNITS.indexOf(unit) + 1));
  }
}
