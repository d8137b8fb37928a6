package org.sparring.datasets.make;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.sparring.common.random.Draw;
import org.sparring.datasets.make.Reply.Place;

/**
 * Writes the replies that a policy first learns from: grammatical always, good by halves.
 *
 * <p>Every place is drawn on its own: the chances below say how often it minds the prompt.
 */
final class Demonstrator {
  private static final double NO_OPENER = 0.2;
  private static final double RIGHT_TONE = 0.5;
  private static final double RIGHT_TOPIC = 0.6;
  private static final double NO_REASON = 0.6;
  private static final double RIGHT_REASON = 0.3;
  private static final double LEAD = 0.6;
  private static final double OFFER = 0.4;
  private static final double CLOSING = 0.4;

  private Demonstrator() {}

  /** A reply; different draws give independent ones. */
  static Reply reply(Prompt prompt, Draw draw) {
    Place[] places = Place.values();
    int[] choice = new int[places.length];
    for (Place place : places) {
      double[] chances = chances(prompt, place);
      double left = draw.uniform(place.ordinal());
      int c = 0;
      while (c < chances.length - 1 && left >= chances[c]) {
        left -= chances[c];
        c++;
      }
      choice[place.ordinal()] = c == chances.length - 1 ? Slot.EMPTY : c;
    }
    return new Reply(choice);
  }

  /** The mean worth of the replies to a prompt, exactly. */
  static double mean(GoldReward gold, Prompt prompt) {
    double sum = gold.answer();
    for (Place place : Place.values()) {
      double[] chances = chances(prompt, place);
      for (int c = 0; c < chances.length - 1; c++) {
        sum += chances[c] * gold.worth(prompt, place, c);
      }
    }
    return sum;
  }

  /** The chance of each choice at a place; the last is the chance of none. */
  static double[] chances(Prompt prompt, Place place) {
    return switch (place) {
      case OPENER -> chances(place, NO_OPENER, RIGHT_TONE, c -> Reply.tone(c) == prompt.mood());
      case ACTION -> chances(place, 0, RIGHT_TOPIC, c -> Reply.subject(c) == prompt.topic());
      case REASON ->
          chances(place, NO_REASON, RIGHT_REASON, c -> Reply.matter(c) == prompt.topic());
      case LEAD -> even(place, 1 - LEAD);
      case OFFER -> even(place, 1 - OFFER);
      case CLOSING -> even(place, 1 - CLOSING);
      case MANNER, STOP -> even(place, 0);
    };
  }

  private static double[] even(Place place, double none) {
    return chances(place, none, 1 - none, c -> true);
  }

  private static double[] chances(Place place, double none, double right, IntPredicate suits) {
    int size = GoldReward.slot(place).phrases().size();
    double[] chances = new double[size + 1];
    int suiting = (int) IntStream.range(0, size).filter(suits).count();
    Arrays.setAll(
        chances,
        c -> {
          if (c == size) {
            return none;
          }
          return suits.test(c) ? right / suiting : (1 - none - right) / (size - suiting);
        });
    return chances;
  }
}
