package org.sparring.common.model.text;

/**
 * Cuts text into GPT-2's words (Radford et al. 2019, encoder.py), in order and without a gap:
 * {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}.
 */
final class GptWords {
  private static final byte SPACE = 0;
  private static final byte LETTER = 1;
  private static final byte NUMBER = 2;
  private static final byte OTHER = 3;
  private static final byte[] ASCII = ascii();
  private static final String UNICODE_SPACES =
      "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
          + "\u2028\u2029\u202f\u205f\u3000";

  private final char[] text;
  private int from;
  private int to;

  /** The words of a text, which must not change. */
  GptWords(char[] text) {
    this.text = text;
  }

  /** Goes to the next word; false at the end. */
  boolean advance() {
    from = to;
    if (from == text.length) {
      return false;
    }
    to = end();
    return true;
  }

  /** Where the word begins. */
  int from() {
    return from;
  }

  /** Where it ends. */
  int to() {
    return to;
  }

  String word() {
    return new String(text, from, to - from);
  }

  private int end() {
    char first = text[from];
    if (first == '\'') {
      int ending = contraction();
      if (ending > 0) {
        return from + ending;
      }
    }
    int start = first == ' ' && from + 1 < text.length ? from + 1 : from;
    byte kind = kind(start);
    return kind == SPACE ? spaces() : run(start, kind);
  }

  private int contraction() {
    if (from + 1 == text.length) {
      return 0;
    }
    char one = text[from + 1];
    if (one == 's' || one == 't' || one == 'm' || one == 'd') {
      return 2;
    }
    char two = from + 2 < text.length ? text[from + 2] : ' ';
    boolean pair = (two == 'e' && (one == 'r' || one == 'v')) || (one == 'l' && two == 'l');
    return pair ? 3 : 0;
  }

  /** Spaces to the end of the text, or up to the one that belongs to the next word. */
  private int spaces() {
    int end = run(from, SPACE);
    return end < text.length && end > from + 1 ? end - 1 : end;
  }

  private int run(int start, byte kind) {
    int end = start;
    while (end < text.length && kind(end) == kind) {
      end += Character.isHighSurrogate(text[end]) ? Character.charCount(point(end)) : 1;
    }
    return end;
  }

  private byte kind(int at) {
    char unit = text[at];
    return unit < ASCII.length ? ASCII[unit] : kindOf(point(at));
  }

  private int point(int at) {
    return Character.codePointAt(text, at);
  }

  private static byte kindOf(int point) {
    if (Character.isLetter(point)) {
      return LETTER;
    }
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          NUMBER;
      default -> UNICODE_SPACES.indexOf(point) >= 0 ? SPACE : OTHER;
    };
  }

  private static byte[] ascii() {
    byte[] kinds = new byte[128];
    for (int i = 0; i < kinds.length; i++) {
      boolean space = i == ' ' || (i >= '\t' && i <= '\r');
      kinds[i] = space ? SPACE : kindOf(i);
    }
    return kinds;
  }
}
