package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergerTest {
  /** The definition: look at all neighbours, join the best, leftmost first, and look again. */
  private static List<String> naive(List<String> symbols, Merger.Rule rule) {
    List<String> joined = new ArrayList<>(symbols);
    while (true) {
      int best = -1;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i + 1 < joined.size(); i++) {
        double priority = rule.priority(joined.get(i), joined.get(i + 1));
        if (priority > highest) {
          highest = priority;
          best = i;
        }
      }
      if (best < 0) {
        return joined;
      }
      joined.set(best, joined.get(best) + joined.remove(best + 1));
    }
  }

  @Test
  void joinsAsTheDefinitionDoes() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      Map<String, Double> scores = new HashMap<>();
      for (int i = 0; i < 25; i++) {
        scores.put(letters(random, 2 + random.nextInt(3)), (double) random.nextInt(12));
      }
      Merger.Rule rule = (left, right) -> scores.getOrDefault(left + right, Double.NaN);
      List<String> symbols = List.of(letters(random, random.nextInt(40)).split("(?!^)", 0));
      assertThat(Merger.merge(symbols, rule)).isEqualTo(naive(symbols, rule));
    }
  }

  private static String letters(Random random, int length) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < length; i++) {
      letters.append((char) ('a' + random.nextInt(3)));
    }
    return letters.toString();
  }
}
