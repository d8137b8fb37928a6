package org.sparring.submit;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.config.Describe;

/** Writes the keys of a job's settings as lines of its help. */
final class KeyHelp {
  private KeyHelp() {}

  static List<String> lines(List<Describe.Key> keys) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Settings:");
    for (Describe.Key key : keys) {
      lines.add(escaped("  " + key.key() + "  " + properties(key)));
      if (!key.sentence().isEmpty()) {
        lines.add(escaped("      " + key.sentence()));
      }
    }
    return lines;
  }

  private static String properties(Describe.Key key) {
    List<String> properties = new ArrayList<>();
    properties.add(key.type());
    if (!key.range().isEmpty()) {
      properties.add(key.range());
    }
    if (key.secret()) {
      properties.add("secret");
    }
    if (key.required()) {
      properties.add("required");
    } else if (!key.fallback().isEmpty()) {
      properties.add("default " + key.fallback());
    }
    return "(" + String.join("; ", properties) + ")";
  }

  /** The formatter of help reads these signs as its own. */
  static String escaped(String text) {
    return text.replace("%", "%%").replace("@|", "@ |");
  }
}
