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
      return normal(text, Normalizer.Form.NFC);
    }
  },
  /** Composed, and forms that only look different made one, such as full-width letters. */
  NFKC {
    @Override
    String of(String text) {
      return normal(text, Normalizer.Form.NFKC);
    }
  };

  abstract String of(String text);

  private static String normal(String text, Normalizer.Form form) {
    return Normalizer.isNormalized(text, form) ? text : Normalizer.normalize(text, form);
  }
}
