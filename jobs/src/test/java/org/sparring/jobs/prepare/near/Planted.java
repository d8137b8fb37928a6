package org.sparring.jobs.prepare.near;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.sparring.common.random.Draw;

/** Texts with copies in which some words are changed. */
public final class Planted {
  private static final int VOCABULARY = 3000;

  private final Draw draw;
  private final List<String> texts = new ArrayList<>();

  public Planted(long seed) {
    draw = Draw.seed(seed).with("planted");
  }

  /** Drawn words, more of the frequent ones. */
  public String text(int number, int words) {
    Draw its = draw.with("text").with(number);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      double at = its.uniform(i);
      text.append('w').append((int) (VOCABULARY * at * at)).append(' ');
    }
    return text.toString();
  }

  /** A copy with some of its words changed. */
  public String edited(String text, int copy, int edits) {
    List<String> words = new ArrayList<>(Arrays.asList(text.split(" ")));
    Draw its = draw.with("edit").with(text).with(copy);
    for (int i = 0; i < edits; i++) {
      words.set(its.below(words.size(), i), "x" + its.below(VOCABULARY, 100 + i));
    }
    return words.stream().collect(Collectors.joining(" "));
  }

  /** Each of the given texts with some copies, of one changed word up to seven. */
  List<String> repeated(List<String> originals, int copies) {
    for (String each : originals) {
      texts.add(each);
      for (int copy = 0; copy < copies; copy++) {
        texts.add(edited(each, copy, 1 + copy % 7));
      }
    }
    return texts;
  }
}
