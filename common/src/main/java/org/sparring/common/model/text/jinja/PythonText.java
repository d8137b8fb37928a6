package org.sparring.common.model.text.jinja;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The methods of Python's strings that chat templates call. */
final class PythonText {
  private interface Method {
    Object call(String text, List<Object> arguments);
  }

  private static final Map<String, Method> METHODS = new TreeMap<>();

  static {
    METHODS.put("strip", (text, given) -> strip(text, chars(given), true, true));
    METHODS.put("lstrip", (text, given) -> strip(text, chars(given), true, false));
    METHODS.put("rstrip", (text, given) -> strip(text, chars(given), false, true));
    METHODS.put("startswith", (text, given) -> text.startsWith(text(given, 0)));
    METHODS.put("endswith", (text, given) -> text.endsWith(text(given, 0)));
    METHODS.put("upper", (text, given) -> text.toUpperCase(Locale.ROOT));
    METHODS.put("lower", (text, given) -> text.toLowerCase(Locale.ROOT));
    METHODS.put("replace", (text, given) -> text.replace(text(given, 0), text(given, 1)));
    METHODS.put("find", (text, given) -> (long) text.indexOf(text(given, 0)));
    METHODS.put("split", PythonText::split);
    METHODS.put("splitlines", (text, given) -> text.lines().toList());
  }

  private PythonText() {}

  /**
   * Calls a method.
   *
   * @throws IllegalArgumentException where there is none of that name, or arguments do not fit
   */
  static Object call(String text, String method, List<Object> arguments) {
    Method called = METHODS.get(method);
    if (called == null) {
      throw new IllegalArgumentException(
          "text has no method '" + method + "'; there are " + String.join(", ", METHODS.keySet()));
    }
    return called.call(text, arguments);
  }

  /** Without Python's white space at both ends. */
  static String strip(String text) {
    return strip(text, null, true, true);
  }

  private static String strip(String text, String chars, boolean left, boolean right) {
    int from = 0;
    int to = text.length();
    while (left && from < to && stripped(text.charAt(from), chars)) {
      from++;
    }
    while (right && to > from && stripped(text.charAt(to - 1), chars)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean stripped(char each, String chars) {
    return chars == null
        ? Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\u0085'
        : chars.indexOf(each) >= 0;
  }

  private static List<String> split(String text, List<Object> given) {
    long most = given.size() > 1 ? ((Number) given.get(1)).longValue() : -1;
    if (given.isEmpty() || given.get(0) == null) {
      String rest = strip(text);
      return rest.isEmpty() ? List.of() : Arrays.asList(rest.split("(?U)\\s+", limit(most)));
    }
    String separator = text(given, 0);
    if (separator.isEmpty()) {
      throw new IllegalArgumentException("split needs a separator that is not empty");
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0 && parts.size() != most; ) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static int limit(long most) {
    return most < 0 ? -1 : Math.toIntExact(most) + 1;
  }

  private static String chars(List<Object> given) {
    return given.isEmpty() || given.get(0) == null ? null : text(given, 0);
  }

  private static String text(List<Object> given, int index) {
    if (index < given.size() && given.get(index) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("argument " + (index + 1) + " must be text");
  }
}
