package org.sparring.datasets.read.file;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.io.Text;
import org.sparring.datasets.read.Excerpt;
import org.sparring.datasets.read.MalformedRowException;

/** Strict decoding; only text with a replacement character is decoded twice. */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  static String decoded(byte[] bytes, int length) throws MalformedRowException {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      check(bytes, length, text);
    }
    return text;
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
