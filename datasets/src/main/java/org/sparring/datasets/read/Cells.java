package org.sparring.datasets.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparring.common.model.text.Message;

/** The columns of one row with the checks that every format needs; a null column is absent. */
final class Cells {
  private static final Map<String, String> ROLES =
      Map.of("human", "user", "gpt", "assistant", "model", "assistant", "bot", "assistant");

  private final JsonNode row;

  private Cells(JsonNode row) {
    this.row = row;
  }

  /**
   * The columns of a row, some of them under other names.
   *
   * @param renamed the format's name of a column, then the file's
   */
  static Cells of(JsonNode row, Map<String, String> renamed) {
    if (renamed.isEmpty() && !row.has("conversations")) {
      return new Cells(row);
    }
    ObjectNode copy = row.deepCopy();
    new TreeMap<>(renamed)
        .forEach(
            (ours, theirs) -> {
              JsonNode cell = row.get(theirs);
              copy.remove(theirs);
              if (cell != null) {
                copy.set(ours, cell);
              }
            });
    shareGpt(copy);
    return new Cells(copy);
  }

  /** ShareGPT calls the messages, or the prompt before given responses, conversations. */
  private static void shareGpt(ObjectNode row) {
    String name = row.hasNonNull("chosen") ? "prompt" : "messages";
    if (row.hasNonNull("conversations") && !row.hasNonNull(name)) {
      row.set(name, row.remove("conversations"));
    }
  }

  boolean has(String name) {
    return row.hasNonNull(name);
  }

  boolean isText(String name) {
    return row.path(name).isTextual();
  }

  boolean isBoolean(String name) {
    return row.path(name).isBoolean();
  }

  JsonNode get(String name) throws MalformedRowException {
    if (!has(name)) {
      throw new MalformedRowException(
          "missing_column", "No column '" + name + "'; the row has " + names() + ".");
    }
    return row.get(name);
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    row.fieldNames()
        .forEachRemaining(
            name -> {
              if (has(name)) {
                names.add(name);
              }
            });
    return names;
  }

  String text(String name) throws MalformedRowException {
    JsonNode cell = get(name);
    if (!cell.isTextual()) {
      throw wrong(name, "text", cell);
    }
    return cell.textValue();
  }

  boolean flag(String name) throws MalformedRowException {
    JsonNode cell = get(name);
    if (!cell.isBoolean()) {
      throw wrong(name, "true or false", cell);
    }
    return cell.booleanValue();
  }

  /** The number in the column, or NaN where there is none. */
  double number(String name) throws MalformedRowException {
    if (!has(name)) {
      return Double.NaN;
    }
    JsonNode cell = row.get(name);
    if (!cell.isNumber()) {
      throw wrong(name, "a number", cell);
    }
    return cell.doubleValue();
  }

  /** Text as it stands, or messages. */
  Content content(String name) throws MalformedRowException {
    return isText(name) ? new Content.Plain(text(name)) : new Content.Chat(messages(name));
  }

  List<Message> messages(String name) throws MalformedRowException {
    JsonNode cell = get(name);
    if (cell.isObject()) {
      return List.of(message(name, cell));
    }
    if (!cell.isArray() || cell.isEmpty()) {
      throw wrong(name, "text, or a list of {role, content}", cell);
    }
    List<Message> messages = new ArrayList<>();
    for (Iterator<JsonNode> each = cell.elements(); each.hasNext(); ) {
      messages.add(message(name, each.next()));
    }
    return messages;
  }

  /** Every column but these, as text; what is not text as JSON. */
  Map<String, String> facts(Set<String> used) {
    Map<String, String> facts = new TreeMap<>();
    for (String name : names()) {
      if (!used.contains(name)) {
        facts.put(name, written(row.get(name)));
      }
    }
    return facts;
  }

  static String written(JsonNode cell) {
    return cell.isTextual() ? cell.textValue() : cell.toString();
  }

  private static Message message(String name, JsonNode turn) throws MalformedRowException {
    JsonNode role = turn.has("role") ? turn.get("role") : turn.path("from");
    JsonNode content = turn.has("content") ? turn.get("content") : turn.path("value");
    if (!role.isTextual() || !content.isTextual()) {
      throw wrong(name, "messages {role, content} or {from, value}, both text,", turn);
    }
    String known = role.textValue().strip().toLowerCase(Locale.ROOT);
    return new Message(ROLES.getOrDefault(known, known), content.textValue());
  }

  private static MalformedRowException wrong(String name, String wanted, JsonNode cell) {
    return new MalformedRowException(
        "wrong_type",
        "Column '"
            + name
            + "' must hold "
            + wanted
            + " and holds "
            + Raw.abbreviated(cell.toString())
            + ".");
  }
}
