package org.sparring.jobs.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.random.Draw;

/**
 * Dialogues repeated to a number of pairs. Of the copies 20 % are exact, 70 % have one word changed
 * in the last turn and in the chosen reply, 5 % prefer a reply to itself, and 5 % have the words of
 * their first turn shuffled.
 */
public final class RepeatedDialogues {
  private static final int DRAWN = 3000;
  private static final int VOCABULARY = 20_000;
  private static final double EXACT = 0.2;
  private static final double CHANGED = 0.9;
  private static final double SAME = 0.95;

  private final List<Dialogue> originals;
  private final Draw draw = Draw.seed(0).with("repeated dialogues");

  /**
   * Repeats these.
   *
   * @param originals where there are none, dialogues are drawn
   */
  public RepeatedDialogues(List<Dialogue> originals) {
    this.originals = originals.isEmpty() ? drawn() : originals;
  }

  /** Writes JSON lines with the columns {@code chosen} and {@code rejected}. */
  public void write(Writer out, int pairs) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(null);
      for (int i = 0; i < pairs; i++) {
        Dialogue each = originals.get(i % originals.size());
        Dialogue copy = i < originals.size() ? each : copy(each, draw.with("copy").with(i));
        json.writeStartObject();
        json.writeStringField("chosen", copy.text(copy.chosen()));
        json.writeStringField("rejected", copy.text(copy.rejected()));
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  private static Dialogue copy(Dialogue each, Draw draw) {
    double kind = draw.uniform(0);
    List<String> turns = new ArrayList<>(each.turns());
    if (kind < EXACT) {
      return each;
    }
    if (kind < CHANGED) {
      int last = turns.size() - 1;
      turns.set(last, changed(turns.get(last), draw.with("turn")));
      return new Dialogue(turns, changed(each.chosen(), draw.with("reply")), each.rejected());
    }
    if (kind < SAME) {
      return new Dialogue(turns, each.chosen(), each.chosen());
    }
    turns.set(0, shuffled(turns.get(0), draw.with("shuffle")));
    return new Dialogue(turns, each.chosen(), each.rejected());
  }

  private static String changed(String text, Draw draw) {
    String[] words = text.split(" ");
    words[draw.below(words.length, 0)] = word(draw, 1);
    return String.join(" ", words);
  }

  private static String shuffled(String text, Draw draw) {
    String[] words = text.split(" ");
    for (int i = words.length - 1; i > 0; i--) {
      int other = draw.below(i + 1, i);
      String word = words[i];
      words[i] = words[other];
      words[other] = word;
    }
    return String.join(" ", words);
  }

  /** Three turns and two replies of the lengths that such data have. */
  private List<Dialogue> drawn() {
    List<Dialogue> drawn = new ArrayList<>();
    for (int i = 0; i < DRAWN; i++) {
      Draw its = draw.with("original").with(i);
      List<String> turns = new ArrayList<>();
      for (int turn = 0; turn < 1 + 2 * its.below(3, 0); turn++) {
        turns.add(text(its.with(turn), turn % 2 == 0 ? 20 : 60));
      }
      drawn.add(new Dialogue(turns, text(its.with("chosen"), 60), text(its.with("rejected"), 60)));
    }
    return drawn;
  }

  private static String text(Draw draw, int mean) {
    String[] words = new String[1 + draw.below(2 * mean, 0)];
    Arrays.setAll(words, i -> word(draw, i + 1));
    return String.join(" ", words);
  }

  /** A word of its own spelling, the first of the vocabulary more often than the last. */
  private static String word(Draw draw, int n) {
    double at = draw.uniform(n);
    Draw its = Draw.seed(1).with((long) (VOCABULARY * at * at * at));
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 2 + its.below(8, 0); i++) {
      word.append((char) ('a' + its.below(26, i + 1)));
    }
    return word.toString();
  }
}
