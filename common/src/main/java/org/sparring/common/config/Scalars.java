package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads single values: texts, numbers, truths and names of constants. */
final class Scalars {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

  private Scalars() {}

  static boolean reads(Class<?> type) {
    return type == String.class
        || type == boolean.class
        || type == Boolean.class
        || type.isEnum()
        || numeric(type);
  }

  static boolean numeric(Class<?> type) {
    return List.of(int.class, long.class, double.class, float.class).contains(type)
        || List.of(Integer.class, Long.class, Double.class, Float.class).contains(type);
  }

  /** Whether a type of number has no fraction. */
  static boolean whole(Class<?> type) {
    return List.of(int.class, long.class, Integer.class, Long.class).contains(type);
  }

  static Object read(Cursor at, Class<?> type) {
    if (at.node().isContainerNode()) {
      throw at.fail("expects " + kind(type) + ", not " + at.shown());
    }
    if (type == String.class) {
      return text(at);
    }
    if (type.isEnum()) {
      return constant(at, type);
    }
    if (!numeric(type)) {
      return truth(at);
    }
    return whole(type) ? whole(at, type) : fraction(at, type);
  }

  static String text(Cursor at) {
    JsonNode node = at.node();
    if (node.isContainerNode()) {
      throw at.fail("expects a text, not " + at.shown());
    }
    return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
  }

  private static boolean truth(Cursor at) {
    if (!at.node().isBoolean()) {
      throw at.fail("expects true or false, not " + at.shown());
    }
    return at.node().booleanValue();
  }

  private static Object constant(Cursor at, Class<?> type) {
    String name = text(at);
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(c -> (Enum<?>) c).toList();
    return constants.stream()
        .filter(c -> Spelling.value(c).equals(name.toLowerCase(Locale.ROOT).replace('-', '_')))
        .findFirst()
        .orElseThrow(
            () ->
                at.fail(
                    "expects one of %s, not %s"
                        .formatted(
                            String.join(", ", constants.stream().map(Spelling::value).toList()),
                            at.shown())));
  }

  private static Object whole(Cursor at, Class<?> type) {
    boolean small = type == int.class || type == Integer.class;
    try {
      BigDecimal number = decimal(at, type);
      if (small) {
        return number.intValueExact();
      }
      return number.longValueExact();
    } catch (ArithmeticException e) {
      String limit = small ? " of at most 2147483647" : "";
      throw at.fail("expects a whole number" + limit + ", not " + at.shown(), e);
    }
  }

  private static Object fraction(Cursor at, Class<?> type) {
    JsonNode node = at.node();
    double number =
        switch (node.asText().toLowerCase(Locale.ROOT)) {
          case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
          case "-.inf" -> Double.NEGATIVE_INFINITY;
          case ".nan" -> Double.NaN;
          default -> node.isDouble() ? node.doubleValue() : decimal(at, type).doubleValue();
        };
    if (type == float.class || type == Float.class) {
      return (float) number;
    }
    return number;
  }

  private static BigDecimal decimal(Cursor at, Class<?> type) {
    JsonNode node = at.node();
    if (node.isNumber()) {
      return node.decimalValue();
    }
    if (!node.isTextual() || !NUMBER.matcher(node.asText()).matches()) {
      throw at.fail("expects " + kind(type) + ", not " + at.shown());
    }
    return new BigDecimal(node.asText());
  }

  static String kind(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + String.join(
              ", ",
              Arrays.stream(type.getEnumConstants())
                  .map(c -> Spelling.value((Enum<?>) c))
                  .toList());
    }
    if (numeric(type)) {
      return whole(type) ? "a whole number" : "a number";
    }
    return type == String.class ? "a text" : "true or false";
  }
}
