package org.sparring.common.model.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks the fields of one message in Protocol Buffers' wire format. */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer in;
  private int field;
  private int wire;

  ProtobufReader(byte[] message) {
    this(ByteBuffer.wrap(message));
  }

  private ProtobufReader(ByteBuffer message) {
    in = message.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Moves to the next field; false at the message's end. */
  boolean next() {
    if (!in.hasRemaining()) {
      return false;
    }
    long key = varint();
    field = (int) (key >>> 3);
    wire = (int) (key & 7);
    return true;
  }

  int field() {
    return field;
  }

  long number() {
    expect(VARINT);
    return varint();
  }

  float real() {
    expect(FIXED32);
    return in.getFloat();
  }

  String text() {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  ProtobufReader message() {
    return new ProtobufReader(bytes());
  }

  void skip() {
    switch (wire) {
      case VARINT -> varint();
      case FIXED64 -> in.getLong();
      case BYTES -> bytes();
      case FIXED32 -> in.getInt();
      default -> throw new IllegalArgumentException("wire type " + wire);
    }
  }

  private ByteBuffer bytes() {
    expect(BYTES);
    long length = varint();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a field of " + length + " bytes passes the end");
    }
    ByteBuffer part = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return part;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte each = in.get();
      value |= (long) (each & 0x7F) << shift;
      if (each >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a varint of more than ten bytes");
  }

  private void expect(int type) {
    if (wire != type) {
      throw new IllegalArgumentException(
          "field " + field + " has wire type " + wire + ", expected " + type);
    }
  }
}
