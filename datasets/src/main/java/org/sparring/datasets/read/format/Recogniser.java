package org.sparring.datasets.read.format;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.Source;
import org.sparring.datasets.read.file.Raw;

/**
 * Finds the format of a source by its first rows.
 *
 * @param path of the source, for messages
 * @param name of a format, of a family, or auto
 */
public record Recogniser(String path, String name, Columns columns) implements Serializable {

  /** The recogniser of a source whose columns may have other names. */
  public static Recogniser of(String path, String name, Map<String, String> columns) {
    return new Recogniser(path, name, Columns.of(columns));
  }

  /**
   * What a row looks like.
   *
   * @param format name of the first format that fits; empty where none does
   * @param shown the row for people
   * @param names its columns
   */
  public record Sighting(Source source, String format, String shown, TreeSet<String> names)
      implements Serializable {}

  /** Looks at a row; small, whatever the row holds. */
  public Sighting look(Raw raw) {
    if (raw.row() == null) {
      return new Sighting(raw.source(), "", raw.shown(), new TreeSet<>());
    }
    Cells row = Cells.of(raw.row(), columns);
    List<Format> asked = Formats.asked(name);
    String found =
        asked.stream()
            .filter(format -> Formats.matches(format, row, asked.size() == 1))
            .map(Format::name)
            .findFirst()
            .orElse("");
    return new Sighting(raw.source(), found, raw.shown(), new TreeSet<>(row.names()));
  }

  /**
   * The reader of the rows, by the first of them that is recognised.
   *
   * @throws UserException with the code for input where none is
   */
  public Interpreter decide(List<Sighting> head) {
    for (Sighting sighting : head) {
      if (!sighting.format().isEmpty()) {
        Format format = Formats.asked(sighting.format()).get(0);
        return new Interpreter(format, columns, !format.name().equals(name));
      }
    }
    throw unrecognised(head);
  }

  private UserException unrecognised(List<Sighting> head) {
    List<Format> asked = Formats.asked(name);
    Sighting first = head.get(0);
    return UserException.input(
        "No row at the beginning of '"
            + path
            + "' is in a known format."
            + (asked.size() == 1 ? lacking(asked.get(0), head) : "")
            + " The first, in "
            + first.source().file()
            + " at "
            + first.source().position()
            + ": "
            + first.shown()
            + " Known formats: "
            + shapes(asked)
            + ". Name the format in 'format', or other column names in 'columns'.");
  }

  private String lacking(Format format, List<Sighting> head) {
    Set<String> missing = new TreeSet<>(format.columns());
    head.forEach(sighting -> missing.removeAll(sighting.names()));
    return missing.stream()
        .map(each -> " There is no column '" + columns.theirs().getOrDefault(each, each) + "'.")
        .collect(Collectors.joining());
  }

  private static String shapes(List<Format> formats) {
    return formats.stream()
        .sorted(Comparator.comparing(Format::name))
        .map(format -> format.name() + " " + new TreeSet<>(format.columns()))
        .collect(Collectors.joining(", "));
  }
}
