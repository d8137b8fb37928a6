package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which column of a file a name stands for: itself, another one, a field inside one ({@code
 * outer.inner}), or text around several ({@code "{Body} {Question}"}).
 *
 * @param theirs by the format's name, the file's
 */
record Columns(TreeMap<String, String> theirs) implements Serializable {
  static final Columns AS_THEY_ARE = new Columns(new TreeMap<>());

  private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");

  static Columns of(Map<String, String> theirs) {
    return theirs.isEmpty() ? AS_THEY_ARE : new Columns(new TreeMap<>(theirs));
  }

  /** The cell that a name stands for; null where there is none. */
  JsonNode cell(JsonNode row, String name) {
    String theirName = theirs.get(name);
    if (theirName == null) {
      return row.get(name);
    }
    return theirName.indexOf('{') >= 0 ? filled(row, theirName) : inside(row, theirName);
  }

  private static JsonNode inside(JsonNode row, String name) {
    JsonNode exact = row.get(name);
    int dot = name.indexOf('.');
    if (exact != null || dot < 0) {
      return exact;
    }
    JsonNode outer = row.get(name.substring(0, dot));
    return outer == null ? null : inside(outer, name.substring(dot + 1));
  }

  /** Null where one of the columns is missing. */
  private static JsonNode filled(JsonNode row, String text) {
    Matcher holes = HOLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (holes.find()) {
      JsonNode cell = inside(row, holes.group(1));
      if (cell == null || cell.isNull()) {
        return null;
      }
      holes.appendReplacement(filled, Matcher.quoteReplacement(Cells.written(cell)));
    }
    return TextNode.valueOf(holes.appendTail(filled).toString());
  }

  /** The names that stand for something else. */
  Set<String> ours() {
    return theirs.keySet();
  }

  /** The columns of a file that go by another name as a whole. */
  Set<String> renamed() {
    return new TreeSet<>(theirs.values());
  }
}
