package org.sparring.common.model.text;

import java.util.Locale;

/**
 * An entry of a scored vocabulary.
 *
 * @param text its characters, with a plain space for SentencePiece's U+2581
 * @param score of pairs that could be joined, the one whose result has the highest score is joined
 *     first
 * @param kind how it is matched
 */
record Piece(String text, float score, Kind kind) {
  /** SentencePiece's types of pieces, without UNUSED. */
  enum Kind {
    NORMAL,
    UNKNOWN,
    CONTROL,
    USER_DEFINED,
    BYTE
  }

  static String byteText(int value) {
    return String.format(Locale.ROOT, "<0x%02X>", value);
  }

  static boolean isByteText(String text) {
    return text.length() == 6
        && text.startsWith("<0x")
        && text.endsWith(">")
        && Character.digit(text.charAt(3), 16) >= 0
        && Character.digit(text.charAt(4), 16) >= 0;
  }
}
