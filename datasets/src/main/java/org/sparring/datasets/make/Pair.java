package org.sparring.datasets.make;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.random.Draw;

/** Two different replies to one prompt, as the demonstrator writes them. */
record Pair(Prompt prompt, String first, String second) {
  /** Draws pairs over the prompts in turn. */
  static List<Pair> draw(List<Prompt> prompts, int count, Draw draw) {
    List<Pair> pairs = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      Prompt prompt = prompts.get(n % prompts.size());
      Draw own = draw.with(n);
      String first = Demonstrator.reply(prompt, own.with(0)).text();
      String second = first;
      for (int attempt = 1; second.equals(first); attempt++) {
        second = Demonstrator.reply(prompt, own.with(attempt)).text();
      }
      pairs.add(new Pair(prompt, first, second));
    }
    return pairs;
  }

  /** How much more the first reply is worth. */
  double gap(GoldReward gold) {
    return gold.of(prompt, first) - gold.of(prompt, second);
  }
}
