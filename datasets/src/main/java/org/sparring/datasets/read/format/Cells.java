package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Excerpt;
import org.sparring.datasets.read.MalformedRowException;

/**
 * The columns of one row with the checks that every format needs. A null column is absent. A column
 * that was read is remembered, so that the others can be carried as facts; looking whether there is
 * one reads nothing.
 */
public final class Cells {
  private static final Map<String, String> ROLES =
      Map.of("human", "user", "gpt", "assistant", "model", "assistant", "bot", "assistant");

  private final JsonNode row;
  private final Columns columns;
  private final String within;
  private final List<String> read = new ArrayList<>();

  private Cells(JsonNode row, Columns columns, String within) {
    this.row = row;
    this.columns = columns;
    this.within = within;
  }

  /** The columns of a row, some of them under other names. */
  static Cells of(JsonNode row, Columns columns) {
    return new Cells(row, columns, "");
  }

  /** The cell of a name, ShareGPT's {@code conversations} for messages; null where absent. */
  JsonNode peek(String name) {
    JsonNode cell = columns.cell(row, name);
    JsonNode found = cell == null && shareGpt(name) ? row.get("conversations") : cell;
    return found == null || found.isNull() ? null : found;
  }

  private boolean shareGpt(String name) {
    return name.equals(row.hasNonNull("chosen") ? "prompt" : "messages")
        && row.hasNonNull("conversations");
  }

  boolean has(String name) {
    return peek(name) != null;
  }

  boolean isText(String name) {
    JsonNode cell = peek(name);
    return cell != null && cell.isTextual();
  }

  boolean isList(String name) {
    JsonNode cell = peek(name);
    return cell != null && cell.isArray();
  }

  /** Whether a column is a list of objects, the first of which has a field. */
  boolean lists(String name, String field) {
    JsonNode cell = peek(name);
    return cell != null && cell.isArray() && cell.path(0).hasNonNull(field);
  }

  /** Whether a column holds a yes or no: true or false, or one of 1, 0 and -1. */
  boolean isFlag(String name) {
    JsonNode cell = peek(name);
    return cell != null && Flag.of(cell) != null;
  }

  /** The cell, which then is no fact. */
  JsonNode get(String name) throws MalformedRowException {
    JsonNode cell = peek(name);
    if (cell == null) {
      throw new MalformedRowException(
          "missing_column", "No column '" + within + name + "'; the row has " + names() + ".");
    }
    read.add(name);
    if (columns.cell(row, name) == null) {
      read.add("conversations");
    }
    return cell;
  }

  /** The names that have a cell. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    row.fieldNames().forEachRemaining(names::add);
    names.removeAll(columns.renamed());
    names.addAll(columns.ours());
    if (names.remove("conversations")) {
      names.add(row.hasNonNull("chosen") ? "prompt" : "messages");
    }
    names.removeIf(name -> !has(name));
    return names;
  }

  String text(String name) throws MalformedRowException {
    JsonNode cell = get(name);
    if (!cell.isTextual()) {
      throw wrong(name, "text", cell);
    }
    return cell.textValue();
  }

  /** Text or a number, as text. */
  String written(String name) throws MalformedRowException {
    return written(get(name));
  }

  boolean flag(String name) throws MalformedRowException {
    JsonNode cell = get(name);
    Boolean flag = Flag.of(cell);
    if (flag == null) {
      throw wrong(name, "true or false", cell);
    }
    return flag;
  }

  /** The number in the column, also where it is written as text; NaN where there is none. */
  double number(String name) throws MalformedRowException {
    if (!has(name)) {
      return Double.NaN;
    }
    JsonNode cell = get(name);
    Double number = Rating.of(cell);
    if (number == null) {
      throw wrong(name, "a number", cell);
    }
    return number;
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

  /** The elements of a list. */
  List<JsonNode> list(String name) throws MalformedRowException {
    JsonNode cell = get(name);
    if (!cell.isArray()) {
      throw wrong(name, "a list", cell);
    }
    List<JsonNode> elements = new ArrayList<>();
    cell.forEach(elements::add);
    return elements;
  }

  /** The objects of a list, each with columns of its own. */
  List<Cells> rows(String name) throws MalformedRowException {
    List<Cells> rows = new ArrayList<>();
    for (JsonNode each : list(name)) {
      if (!each.isObject()) {
        throw wrong(name, "a list of objects", each);
      }
      rows.add(new Cells(each, Columns.AS_THEY_ARE, within + name + "[" + rows.size() + "]."));
    }
    return rows;
  }

  /** An object with columns of its own. */
  Cells inner(String name) throws MalformedRowException {
    JsonNode cell = get(name);
    if (!cell.isObject()) {
      throw wrong(name, "an object", cell);
    }
    return new Cells(cell, Columns.AS_THEY_ARE, within + name + ".");
  }

  /** Every column that was not read, as text; what is not text as JSON. */
  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    Set<String> renamed = columns.renamed();
    for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      boolean ours = columns.ours().contains(name);
      boolean gone = renamed.contains(name) || (!ours && read.contains(name));
      if (!gone && row.hasNonNull(name)) {
        facts.put(ours ? "file." + name : name, written(row.get(name)));
      }
    }
    for (String name : columns.ours()) {
      if (!read.contains(name) && has(name)) {
        facts.put(name, written(peek(name)));
      }
    }
    return facts;
  }

  static String written(JsonNode cell) {
    return cell.isTextual() ? cell.textValue() : cell.toString();
  }

  private Message message(String name, JsonNode turn) throws MalformedRowException {
    JsonNode role = turn.has("role") ? turn.get("role") : turn.path("from");
    JsonNode content = turn.has("content") ? turn.get("content") : turn.path("value");
    if (!role.isTextual() || !content.isTextual()) {
      throw wrong(name, "messages {role, content} or {from, value}, both text,", turn);
    }
    String known = role.textValue().strip().toLowerCase(Locale.ROOT);
    return new Message(ROLES.getOrDefault(known, known), content.textValue());
  }

  /** The fault of a column that does not hold what it must. */
  MalformedRowException wrong(String name, String wanted, JsonNode cell) {
    return new MalformedRowException(
        "wrong_type",
        "Column '"
            + within
            + name
            + "' must hold "
            + wanted
            + " and holds "
            + Excerpt.of(cell.toString())
            + ".");
  }
}
