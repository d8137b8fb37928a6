package org.sparring.datasets.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Equality of short mathematical answers: as exact numbers, else part by part, else as text in one
 * way of writing (after the conventions of MATH, Hendrycks et al. 2021). Never approximate.
 */
final class MathText {
  private static final Pattern MINUS = Pattern.compile("[\u2212\u2013\u2010\u2011]");
  private static final Pattern DELIMITER =
      Pattern.compile(
          "\\\\\\$|\\$|[£€¥]|(?<!\\\\)\\\\[()\\[\\]]|\\\\left|\\\\r"
              + "ight|(?<!\\\\)\\\\[!,;: ]|°|\\\\?%");
  private static final Pattern DEGREES =
      Pattern.compile("\\^\\s*(?:\\{\\s*\\\\circ\\s*\\}|\\\\circ)");
  private static final Pattern EDGE = Pattern.compile("^[\\s*`\"]+|[\\s*`\"]+$");
  private static final Pattern TEXT =
      Pattern.compile("\\\\(?:text|textbf|mbox|mathrm|mathbf)\\s*\\{([^{}]*)\\}");
  private static final Pattern NAMED = Pattern.compile("^[a-zA-Z]\\s*=\\s*(?=[^=]+$)");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L} ]+");

  private MathText() {}

  /** Whether two answers say the same. */
  static boolean same(String one, String other) {
    String a = clean(one);
    String b = clean(other);
    Optional<Rational> number = Numeral.read(a);
    Optional<Rational> wanted = Numeral.read(b);
    if (number.isPresent() && wanted.isPresent()) {
      return number.equals(wanted);
    }
    if (squeezed(a).equals(squeezed(b))) {
      return true;
    }
    List<String> parts = parts(a);
    List<String> others = parts(b);
    if (parts.size() < 2 || parts.size() != others.size() || !brackets(a).equals(brackets(b))) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!same(parts.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  static String plainMinus(String text) {
    return MINUS.matcher(text).replaceAll("-");
  }

  /** The text without delimiters, spacing commands, units in {@code \text} and final marks. */
  static String clean(String text) {
    String plain = DELIMITER.matcher(plainMinus(text)).replaceAll("").replace("{,}", ",");
    plain = DEGREES.matcher(plain).replaceAll("");
    plain = EDGE.matcher(plain).replaceAll("");
    plain = words(plain).replaceAll("[\\s.,;:]+$", "");
    plain = NAMED.matcher(plain.strip()).replaceAll("");
    plain =
        plain
            .replaceAll("\\\\[dt]frac", "\\\\frac")
            .replaceAll("\\\\frac\\s*(\\d)", "\\\\frac{$1}");
    plain = plain.replaceAll("(\\\\frac\\{[^{}]*\\})\\s*(\\d)", "$1{$2}");
    return plain.replaceAll("\\\\sqrt\\s*(\\w)", "\\\\sqrt{$1}");
  }

  private static String words(String text) {
    Matcher matcher = TEXT.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      boolean unit = matcher.start() > 0 && matcher.end() == text.length();
      matcher.appendReplacement(out, unit ? "" : Matcher.quoteReplacement(matcher.group(1)));
    }
    return matcher.appendTail(out).toString();
  }

  private static String squeezed(String text) {
    String tight = text.replaceAll("\\s+", "").replaceAll("([_^])\\{(\\w)\\}", "$1$2");
    return WORD.matcher(text).matches() ? tight.toLowerCase(Locale.ROOT) : tight;
  }

  private static String brackets(String text) {
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    return "([{".indexOf(first) >= 0 && ")]}".indexOf(last) >= 0 ? "" + first + last : "";
  }

  /** What stands between the commas outside all brackets, but for those around the whole. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    if (text.isEmpty()) {
      return parts;
    }
    int edge = brackets(text).isEmpty() ? 0 : 1;
    int depth = 0;
    int start = edge;
    int end = text.length() - edge;
    for (int i = edge; i < end; i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start, end));
    return parts;
  }
}
