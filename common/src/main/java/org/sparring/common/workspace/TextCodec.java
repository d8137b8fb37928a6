package org.sparring.common.workspace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordConsumer;
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
  public void write(RecordConsumer out, Object value) {
    out.addBinary(Binary.fromConstantByteBuffer(encode((String) value)));
  }

  @Override
  public void digest(Canon canon, Object value) {
    canon.put(encode((String) value));
  }

  private ByteBuffer encode(String text) {
    return encoded(text, path);
  }

  /** The bytes of a text; an error that names the column where UTF-8 cannot hold it. */
  static ByteBuffer encoded(String text, String path) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return paired(text, path);
      }
    }
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer paired(String text, String path) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "text in column " + path + " has half a surrogate pair; replace it before storing", e);
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
