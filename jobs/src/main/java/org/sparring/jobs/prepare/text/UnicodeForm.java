package org.sparring.jobs.prepare.text;

import java.text.Normalizer;

/** A normal form of Unicode (UAX 15). */
public enum UnicodeForm {
  /** As it is. */
  NONE {
    @Override
    String of(String text) {
      return text;
    }
  },
  /** Composed: an accent and its letter are one character. */
  NFC {
    @Override
    String of(String text) {
      return composed(text) ? text : normal(text, Normalizer.Form.NFC);
    }
  },
  /** Composed, and forms that only look different made one, such as full-width letters. */
  NFKC {
    @Override
    String of(String text) {
      return normal(text, Normalizer.Form.NFKC);
    }
  };

  static final char MARKS = '\u0300';
  static final char PUNCTUATION = '\u2002';
  static final char BEHIND = '\u2070';

  abstract String of(String text);

  private static String normal(String text, Normalizer.Form form) {
    return Normalizer.isNormalized(text, form) ? text : Normalizer.normalize(text, form);
  }

  /**
   * Whether every character is of a range in which nothing decomposes into, or composes with,
   * another: the letters before the combining marks (U+0300), and the dashes, quotes and dots from
   * U+2002 to U+206F.
   */
  private static boolean composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit >= MARKS && (unit < PUNCTUATION || unit >= BEHIND)) {
        return false;
      }
    }
    return true;
  }
}
