package org.sparring.jobs.prepare;

/** Halves of surrogate pairs, which JSON can escape but UTF-8 cannot hold. */
final class Unicode {
  private static final String REPLACEMENT = "\uFFFD";

  private Unicode() {}

  static boolean whole(String text) {
    int at = 0;
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (Character.isSurrogate(unit)) {
        if (half(text.codePointAt(at))) {
          return false;
        }
        at++;
      }
      at++;
    }
    return true;
  }

  /** The text with a replacement character for each half. */
  static String mended(String text) {
    if (whole(text)) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (half(point)) {
                mended.append(REPLACEMENT);
              } else {
                mended.appendCodePoint(point);
              }
            });
    return mended.toString();
  }

  private static boolean half(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
