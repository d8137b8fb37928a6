package org.sparring.jobs.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key words of a text by their weight, after Rose et al. 2010 (RAKE): words between stop words
 * and marks are phrases, and a word weighs the words of its phrases over its own number.
 *
 * @param text the text
 * @param ranked its key words in lower case, the weightiest first, equal ones by letters
 */
record KeyWords(String text, List<String> ranked) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /**
   * @param stopLetters longest number of letters of a word that is no key word
   */
  static KeyWords of(String text, int stopLetters) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Integer> degrees = new HashMap<>();
    List<String> phrase = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    int end = 0;
    while (words.find()) {
      boolean apart = !text.substring(end, words.start()).isBlank();
      String word = words.group().toLowerCase(Locale.ROOT);
      boolean stop = word.codePointCount(0, word.length()) <= stopLetters;
      if (apart || stop) {
        close(phrase, counts, degrees);
      }
      if (!stop) {
        phrase.add(word);
      }
      end = words.end();
    }
    close(phrase, counts, degrees);
    List<String> ranked = new ArrayList<>(counts.keySet());
    ranked.sort(Comparator.comparingDouble(each -> -(double) degrees.get(each) / counts.get(each)));
    return new KeyWords(text, List.copyOf(ranked));
  }

  int count() {
    return ranked.size();
  }

  /** The text without the first of its key words, wherever they are, spaces closed up. */
  String without(int first) {
    Set<String> gone = new TreeSet<>(ranked.subList(0, first));
    String rest =
        WORD.matcher(text)
            .replaceAll(
                found ->
                    gone.contains(found.group().toLowerCase(Locale.ROOT))
                        ? ""
                        : Matcher.quoteReplacement(found.group()));
    return rest.replaceAll("\\s+", " ").strip();
  }

  private static void close(
      List<String> phrase, Map<String, Integer> counts, Map<String, Integer> degrees) {
    for (String each : phrase) {
      counts.merge(each, 1, Integer::sum);
      degrees.merge(each, phrase.size(), Integer::sum);
    }
    phrase.clear();
  }
}
