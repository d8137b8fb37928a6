package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One text per meaning: JSON without spaces, keys sorted, numbers without trailing zeros. */
final class Canonical {
  private static final Pattern EXPONENT =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][-+]?[0-9]{1,4}");

  private Canonical() {}

  static String json(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
      return sorted.entrySet().stream()
          .filter(field -> !field.getValue().isNull())
          .map(field -> TextNode.valueOf(field.getKey()) + ":" + json(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(Canonical::json)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (node.isTextual() && EXPONENT.matcher(node.asText()).matches()) {
      return number(DecimalNode.valueOf(new BigDecimal(node.asText())));
    }
    return node.isNumber() ? number(node) : node.toString();
  }

  private static String number(JsonNode node) {
    if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      return "\"" + node.doubleValue() + "\"";
    }
    BigDecimal value = node.decimalValue();
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
  }

  /** SHA-256 in hexadecimal. */
  static String hash(JsonNode node) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(json(node).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
