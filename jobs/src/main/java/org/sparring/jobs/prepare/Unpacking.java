package org.sparring.jobs.prepare;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a {@link Packing} holds, in the order in which it was put. */
public final class Unpacking {
  private final byte[] bytes;
  private int at;

  public Unpacking(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean more() {
    return at < bytes.length;
  }

  public int number() {
    at += Integer.BYTES;
    return (int) Packing.INTS.get(bytes, at - Integer.BYTES);
  }

  public long wide() {
    at += Long.BYTES;
    return (long) Packing.LONGS.get(bytes, at - Long.BYTES);
  }

  public double real() {
    return Double.longBitsToDouble(wide());
  }

  public boolean truth() {
    return bytes[at++] != 0;
  }

  public byte[] raw() {
    int length = number();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  public String text() {
    int length = number();
    if (length < 0) {
      char[] units = new char[-length];
      view().asCharBuffer().get(units);
      at += units.length * Character.BYTES;
      return new String(units);
    }
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
  }

  public List<String> texts() {
    int size = number();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text());
    }
    return texts;
  }

  public Map<String, String> facts() {
    int size = number();
    if (size == 0) {
      return Map.of();
    }
    Map<String, String> facts = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      facts.put(text(), text());
    }
    return Collections.unmodifiableMap(facts);
  }

  public int[] numbers() {
    int length = number();
    if (length < 0) {
      return narrow(~length);
    }
    int[] numbers = new int[length];
    view().asIntBuffer().get(numbers);
    at += numbers.length * Integer.BYTES;
    return numbers;
  }

  private int[] narrow(int length) {
    int[] numbers = new int[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (char) Packing.CHARS.get(bytes, at);
      at += Character.BYTES;
    }
    return numbers;
  }

  public long[] wides() {
    long[] numbers = new long[number()];
    view().asLongBuffer().get(numbers);
    at += numbers.length * Long.BYTES;
    return numbers;
  }

  private ByteBuffer view() {
    return ByteBuffer.wrap(bytes, at, bytes.length - at).order(ByteOrder.LITTLE_ENDIAN);
  }
}
