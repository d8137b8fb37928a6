package org.sparring.common.model.text;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.sparring.common.config.UserException;

/**
 * How a dialogue becomes the text that a model continues. The response follows the prompt directly;
 * the end-of-sequence id that ends a response is the tokenizer's and is not part of the text.
 */
public interface ChatTemplate extends Serializable {
  /** Names that {@link #named} knows. */
  List<String> NAMES = List.of("plain", "dialogue", "chatml");

  /**
   * Text up to where the assistant's next turn begins.
   *
   * @param messages the turns so far, the oldest first
   * @throws UserException where the template has no place for a role
   */
  String prompt(List<Message> messages);

  /**
   * Text of the assistant's turn, to follow {@link #prompt} directly.
   *
   * @param prompt the turns before it
   * @throws UserException where the template cannot write it behind that prompt
   */
  String response(List<Message> prompt, Message message);

  /**
   * What stands in the prompt's text for the beginning-of-sequence id: such a text begins a
   * sequence where it says so, and only there. Nothing where the text never says, and every prompt
   * begins one.
   */
  default Optional<String> beginning() {
    return Optional.empty();
  }

  /** The template of a name. */
  static ChatTemplate named(String name) {
    return switch (name) {
      case "plain" -> new PlainTemplate();
      case "dialogue" -> new DialogueTemplate();
      case "chatml" -> new ChatMlTemplate();
      default ->
          throw UserException.settings(
              "no chat template '"
                  + name
                  + "'; there are "
                  + String.join(", ", NAMES)
                  + ", tokenizer (the one beside the tokenizer), and files that end in .jinja or"
                  + " .json");
    };
  }
}
