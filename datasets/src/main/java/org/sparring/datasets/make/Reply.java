package org.sparring.datasets.make;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A reply of the demo language, as one choice for each {@link Place}.
 *
 * <p>Such as {@code certainly , you should bake your bread slowly because the dough takes time .
 * ask me for more help . good luck .}: 4 to 20 words.
 */
record Reply(int[] choice) {
  /** The places of a reply, in the order of its words. */
  enum Place {
    OPENER,
    LEAD,
    ACTION,
    MANNER,
    REASON,
    STOP,
    OFFER,
    CLOSING
  }

  private static final List<String> LINKS = List.of("because the", "since the");
  private static final List<String> CLAIMS = List.of("takes time", "needs care", "breaks easily");
  private static final Grammar GRAMMAR =
      new Grammar(
          List.of(
              Slot.maybe(Arrays.stream(Mood.values()).flatMap(m -> m.openers().stream()).toList()),
              Slot.maybe("you should", "try to"),
              Slot.one(Arrays.stream(Topic.values()).map(t -> t.action("your")).toList()),
              Slot.one("slowly", "gently", "twice", "daily", "outside"),
              Slot.maybe(reasons()),
              Slot.one("."),
              Slot.maybe("ask me for more help .", "i can show you more ."),
              Slot.maybe("good luck .", "take care .", "have fun .")));

  static Grammar grammar() {
    return GRAMMAR;
  }

  /** What a text says, or empty where it is not grammatical. */
  static Optional<Reply> read(String text) {
    return GRAMMAR.parse(text).map(Reply::new);
  }

  String text() {
    return GRAMMAR.render(choice);
  }

  /** The mood that an opener suits. */
  static Mood tone(int opener) {
    return Mood.values()[opener / Mood.POLITE.openers().size()];
  }

  /** The topic that an action is about. */
  static Topic subject(int action) {
    return Topic.values()[action];
  }

  /** The topic that a reason is about. */
  static Topic matter(int reason) {
    return Topic.values()[reason / (LINKS.size() * CLAIMS.size())];
  }

  private static List<String> reasons() {
    List<String> phrases = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      for (String link : LINKS) {
        for (String claim : CLAIMS) {
          phrases.add(link + " " + topic.matter() + " " + claim);
        }
      }
    }
    return phrases;
  }
}
