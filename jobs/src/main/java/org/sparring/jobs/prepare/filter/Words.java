package org.sparring.jobs.prepare.filter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, normalised: compatibility forms folded (NFKC), lower case, runs of letters,
 * marks and digits. An ideograph or a kana is a word of its own, since such scripts write no
 * spaces.
 */
public final class Words {
  private Words() {}

  /** In the order of the text. */
  public static List<String> of(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < normal.length(); ) {
      int point = normal.codePointAt(i);
      int next = i + Character.charCount(point);
      boolean alone = alone(point);
      if (start >= 0 && (alone || !inWord(point))) {
        words.add(normal.substring(start, i));
        start = -1;
      }
      if (alone) {
        words.add(normal.substring(i, next));
      } else if (start < 0 && inWord(point)) {
        start = i;
      }
      i = next;
    }
    if (start >= 0) {
      words.add(normal.substring(start));
    }
    return words;
  }

  private static boolean inWord(int point) {
    if (Character.isLetterOrDigit(point)) {
      return true;
    }
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean alone(int point) {
    if (Character.isIdeographic(point)) {
      return true;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(point);
    return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
  }
}
