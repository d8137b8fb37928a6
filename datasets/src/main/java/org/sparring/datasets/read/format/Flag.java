package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A yes or no, as files write it. */
final class Flag {
  private Flag() {}

  /** True, false, or null where a cell is neither; 1 is yes, 0 and -1 are no. */
  static Boolean of(JsonNode cell) {
    if (cell.isBoolean()) {
      return cell.booleanValue();
    }
    if (!cell.isNumber() && !cell.isTextual()) {
      return null;
    }
    return switch (cell.asText().strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "1.0", "+1" -> true;
      case "false", "0", "0.0", "-1", "-1.0" -> false;
      default -> null;
    };
  }
}
