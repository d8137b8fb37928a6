package org.sparring.common.workspace;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A string in UTF-8. One that UTF-8 cannot hold (half a surrogate pair) is refused. */
record TextCodec(String path) implements Codec {
  @Override
  public Type parquet(String name) {
    return Types.required(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  @Override
  public String label() {
    return "string";
  }

  @Override
  public int write(ColumnWriter[] columns, int leaf, int repetition, int depth, Object value) {
    byte[] bytes = encoded((String) value, path);
    columns[leaf].write(Binary.fromConstantByteArray(bytes), repetition, depth);
    return leaf + 1;
  }

  @Override
  public int writeNone(ColumnWriter[] columns, int leaf, int repetition, int depth) {
    columns[leaf].writeNull(repetition, depth);
    return leaf + 1;
  }

  @Override
  public void digest(Canon canon, Object value) {
    canon.put(ByteBuffer.wrap(encoded((String) value, path)));
  }

  /** The bytes of a text; an error that names the column where UTF-8 cannot hold it. */
  static byte[] encoded(String text, String path) {
    try {
      return Utf8.of(text);
    } catch (IllegalArgumentException half) {
      throw new IllegalArgumentException(
          "text in column " + path + " has half a surrogate pair; replace it before storing", half);
    }
  }

  @Override
  public Converter reader(Consumer<Object> sink) {
    return new PrimitiveConverter() {
      @Override
      public void addBinary(Binary value) {
        sink.accept(value.toStringUsingUTF8());
      }
    };
  }
}
