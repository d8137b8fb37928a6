package org.sparring.common.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 of texts (RFC 3629). Java encodes fast what it stores in one byte for each character; this
 * does so for other texts, most of whose characters are ASCII too.
 */
public final class Utf8 {
  private static final int MOST_BYTES = 3;
  private static final int CONTINUED = 0x80;
  private static final int SIX_BITS = 0x3F;

  private Utf8() {}

  /**
   * The bytes of a text.
   *
   * @throws IllegalArgumentException where the text has half a surrogate pair
   */
  public static byte[] of(String text) {
    byte[] narrow = text.getBytes(StandardCharsets.ISO_8859_1);
    return new String(narrow, StandardCharsets.ISO_8859_1).equals(text)
        ? text.getBytes(StandardCharsets.UTF_8)
        : wide(text.toCharArray());
  }

  private static byte[] wide(char[] units) {
    byte[] bytes = new byte[MOST_BYTES * units.length];
    int end = 0;
    int at = 0;
    while (at < units.length) {
      char unit = units[at];
      if (unit < CONTINUED) {
        bytes[end++] = (byte) unit;
        at++;
      } else {
        int point = point(units, at);
        end = put(point, bytes, end);
        at += Character.charCount(point);
      }
    }
    return Arrays.copyOf(bytes, end);
  }

  private static int point(char[] units, int at) {
    int point = Character.codePointAt(units, at);
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      throw new IllegalArgumentException("half a surrogate pair at character " + at);
    }
    return point;
  }

  private static int put(int point, byte[] bytes, int from) {
    int end = from;
    if (point < 0x800) {
      bytes[end++] = (byte) (0xC0 | point >> 6);
    } else if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      bytes[end++] = (byte) (0xE0 | point >> 12);
      bytes[end++] = continued(point >> 6);
    } else {
      bytes[end++] = (byte) (0xF0 | point >> 18);
      bytes[end++] = continued(point >> 12);
      bytes[end++] = continued(point >> 6);
    }
    bytes[end++] = continued(point);
    return end;
  }

  private static byte continued(int bits) {
    return (byte) (CONTINUED | (bits & SIX_BITS));
  }
}
