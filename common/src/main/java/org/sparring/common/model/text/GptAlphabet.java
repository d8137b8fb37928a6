package org.sparring.common.model.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * GPT-2's one-to-one map from bytes to printable characters (Radford et al. 2019, encoder.py):
 * printable Latin-1 characters stand for themselves, the other bytes for U+0100 and up, in order.
 */
final class GptAlphabet {
  private final char[] characters = new char[256];
  private final int[] bytes = new int[512];

  GptAlphabet() {
    Arrays.fill(bytes, -1);
    char spare = 256;
    for (int value = 0; value < 256; value++) {
      boolean printable =
          (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xFF && value != 0xAD);
      characters[value] = printable ? (char) value : spare++;
      bytes[characters[value]] = value;
    }
  }

  char character(byte value) {
    return characters[value & 0xFF];
  }

  boolean spells(String token) {
    return token.chars().allMatch(each -> each < bytes.length && bytes[each] >= 0);
  }

  /** Appends the bytes that a token stands for. */
  void write(String token, ByteArrayOutputStream text) {
    if (spells(token)) {
      token.chars().forEach(each -> text.write(bytes[each]));
    } else {
      text.writeBytes(token.getBytes(StandardCharsets.UTF_8));
    }
  }
}
