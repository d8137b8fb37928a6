package org.sparring.common.model.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sparring.common.config.UserException;

/** Numbers in little-endian order from a stream; a stream that ends early is the user's error. */
final class LittleEndianInput {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final String name;

  LittleEndianInput(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  byte[] bytes(int count, String what) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw cutShort(what);
    }
    return bytes;
  }

  float[] floats(int count, String what) throws IOException {
    float[] values = new float[count];
    read(values, what, Float.BYTES, ByteBuffer::getFloat);
    return values;
  }

  /** Fills an array from numbers of some width, a chunk at a time. */
  void read(float[] values, String what, int width, FloatFrom number) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int done = 0;
    while (done < values.length) {
      int count = Math.min(values.length - done, CHUNK / width);
      if (in.readNBytes(chunk, 0, count * width) < count * width) {
        throw cutShort(what);
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < count; i++) {
        values[done + i] = number.next(bytes);
      }
      done += count;
    }
  }

  void skip(long count) throws IOException {
    try {
      in.skipNBytes(count);
    } catch (EOFException e) {
      throw cutShort("skipped bytes");
    }
  }

  boolean ended() throws IOException {
    return in.read() < 0;
  }

  private UserException cutShort(String what) {
    return UserException.input(name + ": cut short: the file ends inside " + what);
  }

  /** One number from the buffer's position. */
  @FunctionalInterface
  interface FloatFrom {
    float next(ByteBuffer bytes);
  }
}
