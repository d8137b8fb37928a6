package org.sparring.datasets.make;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.sparring.datasets.make.Reply.Place;

/**
 * The hidden reward of the demo language: what its replies are really worth.
 *
 * <p>A sum over the places of a reply, so that the best reply to a prompt is known exactly. A
 * reason, a careful manner and an offer of help pay off, and so does minding the prompt's topic and
 * mood; every word costs, so that what adds nothing is better left out.
 *
 * @param answer worth of any grammatical reply; others earn only the cost of their words
 * @param topic gained by an action about the prompt's topic
 * @param tone gained by an opener that suits the prompt's mood, lost by one that does not
 * @param manner gained by a careful manner: the first {@value #CAREFUL} of the language
 * @param reason gained by a reason
 * @param offer gained by an offer of help
 * @param word lost by every word
 */
public record GoldReward(
    double answer,
    double topic,
    double tone,
    double manner,
    double reason,
    double offer,
    double word)
    implements Serializable {
  /** The reward of the demo. */
  public static final GoldReward DEMO = new GoldReward(2, 1.5, 0.75, 1.5, 2.5, 1.5, 0.1);

  /** How many manners of the language are careful. */
  static final int CAREFUL = 2;

  /** The worth of a reply, grammatical or not, to nine decimals: equal worths compare equal. */
  public double of(Prompt prompt, String reply) {
    Optional<Reply> read = Reply.read(reply);
    if (read.isEmpty()) {
      return rounded(-word * Grammar.words(reply));
    }
    double sum = answer;
    for (Place place : Place.values()) {
      sum += worth(prompt, place, read.get().choice()[place.ordinal()]);
    }
    return rounded(sum);
  }

  /** The worth of the best reply to a prompt. */
  public double optimum(Prompt prompt) {
    return of(prompt, best(prompt));
  }

  /** A best reply to a prompt: the best choice at each place, the first of equals. */
  public String best(Prompt prompt) {
    Place[] places = Place.values();
    int[] choice = new int[places.length];
    for (Place place : places) {
      choice[place.ordinal()] = best(prompt, place);
    }
    return new Reply(choice).text();
  }

  private int best(Prompt prompt, Place place) {
    Slot slot = slot(place);
    int best = slot.optional() ? Slot.EMPTY : 0;
    for (int c = 0; c < slot.phrases().size(); c++) {
      if (worth(prompt, place, c) > worth(prompt, place, best)) {
        best = c;
      }
    }
    return best;
  }

  /** What one choice at one place adds. */
  double worth(Prompt prompt, Place place, int choice) {
    if (choice == Slot.EMPTY) {
      return 0;
    }
    double gain =
        switch (place) {
          case OPENER -> Reply.tone(choice) == prompt.mood() ? tone : -tone;
          case ACTION -> Reply.subject(choice) == prompt.topic() ? topic : 0;
          case MANNER -> choice < CAREFUL ? manner : 0;
          case REASON -> reason;
          case OFFER -> offer;
          case LEAD, STOP, CLOSING -> 0;
        };
    return gain - word * Reply.grammar().words(place.ordinal(), choice);
  }

  static Slot slot(Place place) {
    List<Slot> slots = Reply.grammar().slots();
    return slots.get(place.ordinal());
  }

  private static double rounded(double sum) {
    return Math.rint(sum * 1e9) / 1e9;
  }
}
