package org.sparring.jobs.prepare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** Bytes that grow: numbers and texts side by side, without names. */
public final class Packing {
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle CHARS =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int FIRST = 256;

  private byte[] bytes;
  private int end;

  public Packing() {
    this(FIRST);
  }

  /** Room for so many bytes, and for more where they come. */
  Packing(int room) {
    bytes = new byte[room];
  }

  public Packing put(int number) {
    room(Integer.BYTES);
    INTS.set(bytes, end, number);
    end += Integer.BYTES;
    return this;
  }

  public Packing put(long number) {
    room(Long.BYTES);
    LONGS.set(bytes, end, number);
    end += Long.BYTES;
    return this;
  }

  public Packing put(double number) {
    return put(Double.doubleToRawLongBits(number));
  }

  public Packing put(boolean truth) {
    room(1);
    bytes[end++] = (byte) (truth ? 1 : 0);
    return this;
  }

  public Packing put(byte[] others) {
    put(others.length);
    room(others.length);
    System.arraycopy(others, 0, bytes, end, others.length);
    end += others.length;
    return this;
  }

  /** A byte for each character where that is enough, else Java's own two, which only are copied. */
  @SuppressWarnings("deprecation") // the only copy of narrow text that needs no array between
  public Packing put(String text) {
    int length = text.length();
    room(Integer.BYTES + length);
    text.getBytes(0, length, bytes, end + Integer.BYTES);
    if (new String(bytes, end + Integer.BYTES, length, StandardCharsets.ISO_8859_1).equals(text)) {
      put(length);
      end += length;
      return this;
    }
    put(-length);
    room(text.length() * Character.BYTES);
    view().asCharBuffer().put(text.toCharArray());
    end += text.length() * Character.BYTES;
    return this;
  }

  public Packing put(Collection<String> texts) {
    put(texts.size());
    texts.forEach(this::put);
    return this;
  }

  public Packing put(Map<String, String> texts) {
    put(texts.size());
    texts.forEach((name, text) -> put(name).put(text));
    return this;
  }

  /** Two bytes for each number where that is enough, as it is for the ids of most tokenizers. */
  public Packing put(int[] numbers) {
    if (narrow(numbers)) {
      put(~numbers.length);
      room(numbers.length * Character.BYTES);
      for (int each : numbers) {
        CHARS.set(bytes, end, (char) each);
        end += Character.BYTES;
      }
      return this;
    }
    put(numbers.length);
    room(numbers.length * Integer.BYTES);
    view().asIntBuffer().put(numbers);
    end += numbers.length * Integer.BYTES;
    return this;
  }

  public Packing put(long[] numbers) {
    put(numbers.length);
    room(numbers.length * Long.BYTES);
    view().asLongBuffer().put(numbers);
    end += numbers.length * Long.BYTES;
    return this;
  }

  public int size() {
    return end;
  }

  public byte[] bytes() {
    return Arrays.copyOf(bytes, end);
  }

  private static boolean narrow(int[] numbers) {
    int bits = 0;
    for (int each : numbers) {
      bits |= each;
    }
    return bits >>> Character.SIZE == 0;
  }

  private ByteBuffer view() {
    return ByteBuffer.wrap(bytes, end, bytes.length - end).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void room(int more) {
    if (bytes.length - end < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
    }
  }
}
