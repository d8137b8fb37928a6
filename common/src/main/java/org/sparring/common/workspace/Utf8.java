package org.sparring.common.workspace;

import java.nio.charset.StandardCharsets;

/** UTF-8 of texts (RFC 3629), in which nothing is replaced. */
public final class Utf8 {
  private Utf8() {}

  /**
   * The bytes of a text.
   *
   * @throws IllegalArgumentException where the text has half a surrogate pair
   */
  public static byte[] of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean ascii =
        bytes.length == text.length()
            && new String(bytes, StandardCharsets.ISO_8859_1).equals(text);
    if (!ascii) {
      refuseHalves(text);
    }
    return bytes;
  }

  /** Java writes a question mark for half a surrogate pair. */
  private static void refuseHalves(String text) {
    int at = 0;
    while (at < text.length()) {
      int units = 1;
      if (Character.isSurrogate(text.charAt(at))) {
        units = Character.charCount(text.codePointAt(at));
        if (units == 1) {
          throw new IllegalArgumentException("half a surrogate pair at character " + at);
        }
      }
      at += units;
    }
  }
}
