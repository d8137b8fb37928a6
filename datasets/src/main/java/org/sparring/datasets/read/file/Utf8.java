package org.sparring.datasets.read.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.io.Text;
import org.sparring.datasets.read.Excerpt;
import org.sparring.datasets.read.MalformedRowException;

/** Strict decoding; only text with a replacement character is decoded twice. */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** The least character of so many bytes. */
  private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

  private Utf8() {}

  static String decoded(byte[] bytes, int length) throws MalformedRowException {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      check(bytes, length, text);
    }
    return text;
  }

  /** Whether bytes are UTF-8 (RFC 3629, section 4). */
  static boolean valid(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      if (at + Long.BYTES <= length && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int size = size(bytes[at]);
        if (at + size > length || !proper(bytes, at, size)) {
          return false;
        }
        at += size;
      }
    }
    return true;
  }

  /** Bytes of a character that does not begin with ASCII; 1 where none begins so. */
  private static int size(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << (Integer.SIZE - Byte.SIZE)));
    return ones > LEAST.length - 1 ? 1 : ones;
  }

  /** Whether bytes are one character, in its shortest form and no surrogate. */
  private static boolean proper(byte[] bytes, int from, int size) {
    int point = bytes[from] & (0x7F >> size);
    for (int i = from + 1; i < from + size; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
      point = point << 6 | (bytes[i] & 0x3F);
    }
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return size > 1 && point >= LEAST[size] && Character.isValidCodePoint(point) && !surrogate;
  }

  private static void check(byte[] bytes, int length, String text) throws MalformedRowException {
    try {
      Text.decode(bytes, 0, length, false);
    } catch (CharacterCodingException broken) {
      throw new MalformedRowException(
          "not_utf8", "Not UTF-8: " + Excerpt.of(text) + "; write the file in UTF-8.");
    }
  }

  static MalformedRowException tooLong(long bytes) {
    return new MalformedRowException(
        "row_too_long",
        "The row has "
            + bytes
            + " bytes, and at most "
            + Framer.LONGEST
            + " are read; shorten it, or write one row a line.");
  }
}
