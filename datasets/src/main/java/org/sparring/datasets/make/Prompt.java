package org.sparring.datasets.make;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A prompt of the demo language and what it says.
 *
 * @param text such as {@code please , i am new to this . how do i bake my bread at home ?}
 * @param topic what it asks about
 * @param mood how it sounds
 * @param newcomer whether the asker is new to it, and so would like an offer of help
 */
public record Prompt(String text, Topic topic, Mood mood, boolean newcomer) {
  private static final List<String> NEW = List.of("i am new to this .", "this is my first try .");
  private static final List<String> SEASONED =
      List.of("i did this before .", "i know the basics .");
  private static final Grammar GRAMMAR =
      new Grammar(
          List.of(
              Slot.one(Arrays.stream(Mood.values()).flatMap(m -> m.calls().stream()).toList()),
              Slot.one(concat(NEW, SEASONED)),
              Slot.one("how do i", "how should i", "what is the way to"),
              Slot.one(Arrays.stream(Topic.values()).map(t -> t.action("my")).toList()),
              Slot.one("at home", "in winter", "before dinner", "this weekend", "on my own"),
              Slot.one("?")));

  /** What a text says, or empty where it is not a prompt of the language. */
  public static Optional<Prompt> read(String text) {
    return GRAMMAR.parse(text).map(Prompt::of);
  }

  /** Every prompt of the language, each once, in a fixed order. */
  public static List<Prompt> all() {
    List<Prompt> prompts = new ArrayList<>();
    fill(prompts, new int[GRAMMAR.slots().size()], 0);
    return List.copyOf(prompts);
  }

  static Grammar grammar() {
    return GRAMMAR;
  }

  private static Prompt of(int[] choice) {
    Mood mood = Mood.values()[choice[0] / Mood.POLITE.calls().size()];
    boolean newcomer = choice[1] < NEW.size();
    return new Prompt(GRAMMAR.render(choice), Topic.values()[choice[3]], mood, newcomer);
  }

  private static void fill(List<Prompt> prompts, int[] choice, int slot) {
    if (slot == choice.length) {
      prompts.add(of(choice));
      return;
    }
    for (int p = 0; p < GRAMMAR.slots().get(slot).phrases().size(); p++) {
      choice[slot] = p;
      fill(prompts, choice, slot + 1);
    }
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
