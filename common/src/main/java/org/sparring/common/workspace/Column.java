package org.sparring.common.workspace;

import java.util.List;

/**
 * What people need to know of a column.
 *
 * @param name as in the file
 * @param type in people's words
 * @param key whether it is part of the key
 * @param doc unit, range, meaning
 * @param inner the columns of a struct, or of the structs in a list; else empty
 */
public record Column(String name, String type, boolean key, String doc, List<Column> inner) {
  static Column of(Field field) {
    return new Column(
        field.name(), field.codec().label(), field.key(), field.doc(), inner(field.codec()));
  }

  private static List<Column> inner(Codec codec) {
    if (codec instanceof RecordCodec struct) {
      return struct.fields().stream().map(Column::of).toList();
    }
    if (codec instanceof ListCodec list) {
      return inner(list.element());
    }
    return codec instanceof MapCodec map ? inner(map.value()) : List.of();
  }
}
