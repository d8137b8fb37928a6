package org.sparring.common.workspace;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.parquet.schema.MessageType;
import org.sparring.common.data.table.Doc;

/**
 * A table: its name and, from a record class, its columns, key and Parquet schema.
 *
 * <p>A component in camel case is a column in snake case. Components are strings, int, long, float,
 * double, boolean, arrays of int, float and double, lists, maps from strings, and records of these.
 * Nothing is null.
 */
public final class Table<R extends Record> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final Class<R> row;
  private final boolean large;
  private final transient RecordCodec codec;
  private final transient List<Field> keys;
  private final transient MessageType schema;

  private Table(String name, Class<R> row, boolean large) {
    this.name = Names.check("table", name);
    this.row = row;
    this.large = large;
    this.codec = RecordCodec.of(row, name);
    this.keys = codec.fields().stream().filter(Field::key).toList();
    this.schema = new MessageType(name, codec.columns());
    if (large && !ColumnSink.takes(codec)) {
      throw new IllegalArgumentException("table " + name + " has columns that no large row has");
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("table " + name + " has no key column");
    }
    for (Field key : keys) {
      if (!(key.codec() instanceof TextCodec || key.codec() instanceof Scalar)) {
        throw new IllegalArgumentException(key.path() + " cannot be part of a key");
      }
    }
  }

  public static <R extends Record> Table<R> of(String name, Class<R> row) {
    return new Table<>(name, row, false);
  }

  /**
   * A table of large rows, of texts, whole numbers and arrays of floats: they are written column by
   * column, a page for each, so that a {@link Span} reads little else.
   */
  public static <R extends Record> Table<R> ofLargeRows(String name, Class<R> row) {
    return new Table<>(name, row, true);
  }

  public String name() {
    return name;
  }

  public Class<R> row() {
    return row;
  }

  /** One sentence on what a row is. */
  public String doc() {
    Doc doc = row.getAnnotation(Doc.class);
    return doc == null ? "" : doc.value();
  }

  public List<Column> columns() {
    return codec.fields().stream().map(Column::of).toList();
  }

  /** Every column is required; lists and maps have Parquet's standard three-level form. */
  public MessageType schema() {
    return schema;
  }

  /** Orders rows by the key columns as declared; strings by UTF-16 code units, as Java does. */
  public Comparator<R> order() {
    return this::compare;
  }

  private int compare(R left, R right) {
    for (Field key : keys) {
      int order = compareValues(key.value(left), key.value(right));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked")
  private static int compareValues(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  /** The row's key for messages, as {@code run=a, round=3}. */
  public String key(R of) {
    return keys.stream()
        .map(key -> key.name() + "=" + key.value(of))
        .collect(Collectors.joining(", "));
  }

  /**
   * SHA-256 of the table's name and every value of the row: floats by their bits, map entries
   * sorted by key. It does not depend on files.
   */
  public byte[] digest(R of) {
    return digest(of, new Canon());
  }

  /** The same, by a canon that was finished or never fed. */
  byte[] digest(R of, Canon canon) {
    codec.digest(canon.put(name), of);
    return canon.bytes();
  }

  ByteBuffer digestBuffer(R of) {
    return ByteBuffer.wrap(digest(of));
  }

  /** Whether rows are large, each a page of its own. */
  boolean large() {
    return large;
  }

  RecordCodec codec() {
    return codec;
  }

  private Object readResolve() {
    return new Table<>(name, row, large);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Table<?> table && name.equals(table.name) && row == table.row;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
