package org.sparring.common.workspace;

import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Type;

/** How the values of one Java type are stored in Parquet, digested and read back. */
interface Codec {
  /** The required Parquet field of this name. */
  Type parquet(String name);

  /** The type in people's words, as {@code map<string, array<float>>}. */
  String label();

  /** Writes a value into the field that was just started. */
  void write(RecordConsumer out, Object value);

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
