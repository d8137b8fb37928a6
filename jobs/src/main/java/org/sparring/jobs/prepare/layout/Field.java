package org.sparring.jobs.prepare.layout;

import java.util.List;

/**
 * A column of a file, or a field in one.
 *
 * @param fields those of a structure, or of each element of a list
 */
record Field(String name, Kind kind, List<Field> fields) {

  /** What a field holds. */
  enum Kind {
    TEXT,
    NUMBER,
    WHOLE,
    TRUTH,
    STRUCT,
    LIST
  }

  static Field text(String name) {
    return new Field(name, Kind.TEXT, List.of());
  }

  static Field number(String name) {
    return new Field(name, Kind.NUMBER, List.of());
  }

  static Field whole(String name) {
    return new Field(name, Kind.WHOLE, List.of());
  }

  static Field truth(String name) {
    return new Field(name, Kind.TRUTH, List.of());
  }

  static Field struct(String name, Field... fields) {
    return new Field(name, Kind.STRUCT, List.of(fields));
  }

  static Field list(String name, Field... fields) {
    return new Field(name, Kind.LIST, List.of(fields));
  }

  /** A list of turns. */
  static Field messages(String name) {
    return list(name, text("role"), text("content"));
  }
}
