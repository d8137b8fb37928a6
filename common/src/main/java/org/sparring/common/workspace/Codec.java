package org.sparring.common.workspace;

import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.schema.Type;

/** How the values of one Java type are stored in Parquet, digested and read back. */
interface Codec {
  /** The required Parquet field of this name. */
  Type parquet(String name);

  /** The type in people's words, as {@code map<string, array<float>>}. */
  String label();

  /**
   * Writes a value into its columns.
   *
   * @param leaf number of the first of them
   * @param repetition level: 0 for the first value of a row
   * @param depth lists and maps around the value, each with an element here
   * @return number of the column after them
   */
  int write(ColumnWriter[] columns, int leaf, int repetition, int depth, Object value);

  /** Writes that a list or map around the value is empty; returns what {@link #write} does. */
  int writeNone(ColumnWriter[] columns, int leaf, int repetition, int depth);

  /** Feeds the canonical encoding of a value. */
  void digest(Canon canon, Object value);

  /** A converter that hands every value it read to the sink. */
  Converter reader(Consumer<Object> sink);

  /** The value; an error that names the place where it is null. */
  static Object present(Object value, String path) {
    if (value == null) {
      throw new IllegalArgumentException("null in column " + path + "; tables hold no nulls");
    }
    return value;
  }
}
