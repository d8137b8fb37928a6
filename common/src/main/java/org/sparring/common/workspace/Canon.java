package org.sparring.common.workspace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over a canonical encoding: big-endian numbers, floats by their bits, and a length before
 * everything of variable size.
 */
final class Canon {
  private static final int CHUNK = 8192;

  /** Copies of it are faster than asking Java's providers for each row; it is never fed. */
  private static final MessageDigest FRESH = sha256();

  private final MessageDigest sha = copy();
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static MessageDigest copy() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException fixed) {
      throw new IllegalStateException("Java's SHA-256 can be copied", fixed);
    }
  }

  Canon put(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  Canon put(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  Canon put(String text) {
    return put(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  Canon put(ByteBuffer bytes) {
    put(bytes.remaining());
    return raw(bytes);
  }

  /** Bytes of a known length, such as another digest. */
  Canon raw(ByteBuffer bytes) {
    if (bytes.remaining() <= buffer.remaining()) {
      buffer.put(bytes);
    } else {
      flush();
      sha.update(bytes);
    }
    return this;
  }

  void put(int[] values) {
    put(values.length);
    int at = 0;
    while (at < values.length) {
      int some = Math.min(values.length - at, room(Integer.BYTES).remaining() / Integer.BYTES);
      buffer.asIntBuffer().put(values, at, some);
      buffer.position(buffer.position() + some * Integer.BYTES);
      at += some;
    }
  }

  void put(float[] values) {
    put(values.length);
    for (float value : values) {
      put(Float.floatToRawIntBits(value));
    }
  }

  void put(double[] values) {
    put(values.length);
    for (double value : values) {
      put(Double.doubleToRawLongBits(value));
    }
  }

  void put(boolean[] values) {
    put(values.length);
    for (boolean value : values) {
      put(value ? 1 : 0);
    }
  }

  /** The digest; what is put after it begins another one. */
  byte[] bytes() {
    flush();
    return sha.digest();
  }

  /** The digest in hexadecimal digits, 64 of them. */
  String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    sha.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
