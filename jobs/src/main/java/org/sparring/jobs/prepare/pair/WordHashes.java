package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.sparring.common.random.Draw;

/**
 * A text as signed counts of its hashed n-grams of words, before any tokenizer.
 *
 * <p>A word is a run of letters and digits in lower case; an ideograph is a word of its own. Each
 * n-gram adds +1 or -1 to one bucket (Weinberger et al. 2009, Feature hashing for large scale
 * multitask learning, section 2); a bucket whose entries cancel stays in the vector as 0.
 *
 * @param buckets length of the vector
 * @param ngrams longest n-gram in words
 */
record WordHashes(int buckets, int ngrams) implements Serializable {
  private static final Draw ROOT = Draw.seed(0).with("words");

  Sparse of(String text) {
    List<String> words = words(text);
    TreeMap<Integer, Double> counts = new TreeMap<>();
    for (int from = 0; from < words.size(); from++) {
      Draw gram = ROOT;
      int to = Math.min(words.size(), from + ngrams);
      for (int i = from; i < to; i++) {
        gram = gram.with(words.get(i));
        double sign = (gram.bits(1) & 1) == 0 ? 1 : -1;
        counts.merge(gram.below(buckets, 0), sign, Double::sum);
      }
    }
    return Sparse.of(counts);
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            point -> {
              boolean alone = Character.isIdeographic(point);
              if (alone || !Character.isLetterOrDigit(point)) {
                end(word, words);
              }
              if (alone) {
                words.add(Character.toString(point));
              } else if (Character.isLetterOrDigit(point)) {
                word.appendCodePoint(point);
              }
            });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
