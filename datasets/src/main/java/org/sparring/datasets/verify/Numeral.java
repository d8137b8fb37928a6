package org.sparring.datasets.verify;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number as people write it, exactly.
 *
 * <p>Thousands commas, decimals, {@code 1/2}, {@code \frac{1}{2}}, {@code 1 1/2}, {@code 1.5e3} and
 * a trailing unit ({@code 18 dollars}). A percent sign is dropped: 25 % is 25, not 0.25. Numbers of
 * more than 400 characters, or with exponents beyond 999, are not read.
 */
final class Numeral {
  private static final int LONGEST = 400;
  private static final String DECIMAL =
      "(?:(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d{1,3})?";
  private static final String SIGN = "(?<sign>[-+]?)\\s*";
  private static final Pattern SIMPLE = Pattern.compile(SIGN + "(?<top>" + DECIMAL + ")");
  private static final Pattern RATIO =
      Pattern.compile(
          SIGN
              + "(?:(?<whole>\\d+)\\s+)?(?<top>"
              + DECIMAL
              + ")\\s*/\\s*(?<bottom>-?"
              + DECIMAL
              + ")");
  private static final Pattern FRACTION =
      Pattern.compile(
          SIGN
              + "(?<whole>\\d+)?\\s*\\\\frac\\{\\s*(?<top>-?"
              + DECIMAL
              + ")\\s*\\}\\{\\s*(?<bottom>-?"
              + DECIMAL
              + ")\\s*\\}");
  private static final Pattern UNIT =
      Pattern.compile(
          "(?<number>.*[\\d}.])\\s+(?<unit>\\p{L}[\\p{L}.]+(?:[\\s^/]+[\\p{L}\\d.]+)*)");
  private static final Set<String> SCALES =
      Set.of("hundred", "thousand", "million", "billion", "trillion", "dozen", "and", "or");

  private Numeral() {}

  /** The number that a text is; the text is that of {@link MathText#clean}. */
  static Optional<Rational> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher unit = UNIT.matcher(text);
    String number = unit.matches() && plain(unit.group("unit")) ? unit.group("number") : text;
    Matcher simple = SIMPLE.matcher(number);
    if (simple.matches()) {
      return Optional.of(signed(simple, decimal(simple.group("top"))));
    }
    for (Pattern pattern : new Pattern[] {RATIO, FRACTION}) {
      Matcher matcher = pattern.matcher(number);
      if (matcher.matches()) {
        return ratio(matcher);
      }
    }
    return Optional.empty();
  }

  private static boolean plain(String unit) {
    for (String word : unit.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (SCALES.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Rational> ratio(Matcher matcher) {
    Rational bottom = decimal(matcher.group("bottom"));
    if (bottom.isZero()) {
      return Optional.empty();
    }
    Rational quotient = decimal(matcher.group("top")).over(bottom);
    String whole = matcher.group("whole");
    return Optional.of(signed(matcher, whole == null ? quotient : decimal(whole).plus(quotient)));
  }

  private static Rational signed(Matcher matcher, Rational size) {
    return matcher.group("sign").equals("-") ? size.negated() : size;
  }

  private static Rational decimal(String digits) {
    return Rational.of(new BigDecimal(digits.replace(",", "")));
  }
}
