package org.sparring.datasets.make;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * A finite language: one phrase, or nothing, for each slot in turn.
 *
 * <p>Recognition is exact: a text is accepted where some choice of phrases spells it. It knows
 * nothing of how texts were drawn.
 */
final class Grammar {
  private final List<Slot> slots;
  private final String[][][] phrases;
  private final int[][] words;

  Grammar(List<Slot> slots) {
    this.slots = List.copyOf(slots);
    phrases = new String[slots.size()][][];
    words = new int[slots.size()][];
    for (int s = 0; s < phrases.length; s++) {
      phrases[s] = slots.get(s).phrases().stream().map(Grammar::tokens).toArray(String[][]::new);
      words[s] = slots.get(s).phrases().stream().mapToInt(Grammar::words).toArray();
    }
  }

  List<Slot> slots() {
    return slots;
  }

  /** The number of words, without punctuation, that a choice puts in a slot. */
  int words(int slot, int choice) {
    return choice == Slot.EMPTY ? 0 : words[slot][choice];
  }

  /** The text of one choice per slot. */
  String render(int[] choice) {
    StringJoiner text = new StringJoiner(" ");
    for (int s = 0; s < choice.length; s++) {
      if (choice[s] != Slot.EMPTY) {
        text.add(slots.get(s).phrases().get(choice[s]));
      }
    }
    return text.toString();
  }

  /** The choices that spell a text, or empty where the language does not have it. */
  Optional<int[]> parse(String text) {
    int[] choice = new int[slots.size()];
    return parse(tokens(text), 0, choice, 0) ? Optional.of(choice) : Optional.empty();
  }

  private boolean parse(String[] tokens, int at, int[] choice, int slot) {
    if (slot == choice.length) {
      return at == tokens.length;
    }
    for (int p = 0; p < phrases[slot].length; p++) {
      String[] phrase = phrases[slot][p];
      int end = at + phrase.length;
      choice[slot] = p;
      if (end <= tokens.length
          && Arrays.equals(tokens, at, end, phrase, 0, phrase.length)
          && parse(tokens, end, choice, slot + 1)) {
        return true;
      }
    }
    choice[slot] = Slot.EMPTY;
    return slots.get(slot).optional() && parse(tokens, at, choice, slot + 1);
  }

  /** Tokens of a text: what stands between white space. */
  static String[] tokens(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty() ? new String[0] : trimmed.split("\\s+", -1);
  }

  /** The number of words of a text: its tokens without the punctuation. */
  static int words(String text) {
    String[] tokens = tokens(text);
    return (int)
        IntStream.range(0, tokens.length)
            .filter(t -> Character.isLetter(tokens[t].charAt(0)))
            .count();
  }
}
