package org.sparring.datasets.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparring.datasets.make.Reply.Place;
import org.sparring.datasets.read.Span;

/**
 * What is wrong in a reply of the demo language, phrase by phrase, as annotators of fine-grained
 * feedback mark it: in the words of Wu et al. 2023, Fine-grained human feedback gives better
 * rewards for language model training.
 *
 * @param prompt what the reply answers
 * @param reply the reply
 */
record Mistakes(Prompt prompt, Reply reply) {
  /** An action about another topic. */
  static final String IRRELEVANT = "Irrelevant";

  /** An opener that does not suit the prompt's mood. */
  static final String INCOHERENT = "Incoherent";

  /** Words that add nothing. */
  static final String REDUNDANT = "Redundant";

  /** A reason about the matter of another topic. */
  static final String WRONG_GROUNDING = "Wrong-Grounding";

  /** A manner that is not careful. */
  static final String UNVERIFIABLE = "Unverifiable";

  /** The marked phrases, in their order. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (Place place : Place.values()) {
      int choice = reply.choice()[place.ordinal()];
      if (choice != Slot.EMPTY) {
        String phrase = GoldReward.slot(place).phrases().get(choice);
        int end = start + phrase.length();
        int from = start;
        type(place, choice).ifPresent(type -> spans.add(new Span(from, end, type, 1.0, phrase)));
        start = end + 1;
      }
    }
    return spans;
  }

  private Optional<String> type(Place place, int choice) {
    return switch (place) {
      case OPENER -> unless(Reply.tone(choice) == prompt.mood(), INCOHERENT);
      case ACTION -> unless(Reply.subject(choice) == prompt.topic(), IRRELEVANT);
      case MANNER -> unless(choice < GoldReward.CAREFUL, UNVERIFIABLE);
      case REASON -> unless(Reply.matter(choice) == prompt.topic(), WRONG_GROUNDING);
      case LEAD, CLOSING -> Optional.of(REDUNDANT);
      case STOP, OFFER -> Optional.empty();
    };
  }

  private static Optional<String> unless(boolean right, String type) {
    return right ? Optional.empty() : Optional.of(type);
  }
}
