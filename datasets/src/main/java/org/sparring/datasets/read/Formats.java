package org.sparring.datasets.read;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;

/** The formats that are known, and which of them a row is in. */
final class Formats {
  /** Columns that give a row its meaning; all others are facts. */
  private static final Set<String> MEANING =
      Set.of("text", "messages", "prompt", "completion", "chosen", "rejected");

  private static final List<Format> KNOWN =
      List.of(
          new HhFormat(),
          new PreferenceFormat(),
          new ImplicitPreferenceFormat(),
          new UnpairedFormat(),
          new CompletionFormat(),
          new PromptFormat(),
          new MessagesFormat(),
          new TextFormat());

  private Formats() {}

  /** The format of a name, or the first known one that fits a row where the name is a family. */
  static Format of(String name, List<Raw> head, SourceSettings source) {
    List<Format> asked = asked(name);
    for (Raw raw : head) {
      for (Format format : asked) {
        if (raw.row() != null && matches(format, Cells.of(raw.row(), source.columns()), asked)) {
          return format;
        }
      }
    }
    throw unrecognised(asked, head, source);
  }

  /** The formats that a name stands for, of which there is at least one. */
  static List<Format> asked(String name) {
    if (name.equals("auto")) {
      return KNOWN;
    }
    List<Format> asked =
        KNOWN.stream()
            .filter(
                format -> format.name().equals(name) || (trl(name) && !format.name().equals("hh")))
            .toList();
    if (asked.isEmpty()) {
      throw UserException.settings(
          "Unknown format '" + name + "'; known are auto, trl, " + names(KNOWN) + ".");
    }
    return asked;
  }

  private static boolean trl(String name) {
    return name.equals("trl");
  }

  /** One format that was named needs its columns; several are told apart by exact column sets. */
  private static boolean matches(Format format, Cells row, List<Format> asked) {
    Set<String> names = row.names();
    if (asked.size() == 1) {
      return names.containsAll(format.columns());
    }
    names.retainAll(MEANING);
    if (row.isBoolean("label") && names.contains("completion")) {
      names.add("label");
    }
    return names.equals(format.columns()) && format.fits(row);
  }

  private static UserException unrecognised(
      List<Format> asked, List<Raw> head, SourceSettings source) {
    Raw first = head.get(0);
    String where = first.source().file() + " at " + first.source().position();
    String missing = asked.size() == 1 ? lacking(asked.get(0), head, source) : "";
    return UserException.input(
        "No row at the beginning of '"
            + source.path()
            + "' is in a known format."
            + missing
            + " The first, in "
            + where
            + ": "
            + first.shown()
            + " Known formats: "
            + shapes(asked)
            + ". Name the format in 'format', or other column names in 'columns'.");
  }

  private static String lacking(Format format, List<Raw> head, SourceSettings source) {
    Set<String> missing = new TreeSet<>(format.columns());
    for (Raw raw : head) {
      if (raw.row() != null) {
        missing.removeAll(Cells.of(raw.row(), source.columns()).names());
      }
    }
    return missing.stream()
        .map(name -> " There is no column '" + source.columns().getOrDefault(name, name) + "'.")
        .collect(Collectors.joining());
  }

  private static String names(List<Format> formats) {
    return formats.stream().map(Format::name).collect(Collectors.joining(", "));
  }

  static String shapes(List<Format> formats) {
    return formats.stream()
        .sorted(Comparator.comparing(Format::name))
        .map(format -> format.name() + " " + new TreeSet<>(format.columns()))
        .collect(Collectors.joining(", "));
  }
}
