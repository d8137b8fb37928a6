package org.sparring.common.model.text;

import java.util.List;
import org.sparring.common.config.UserException;

/**
 * The form of Anthropic's HH dialogues (Bai et al. 2022): turns of a Human and an Assistant, each
 * after an empty line. A system message, which those lack, stands in front as it is.
 */
public record DialogueTemplate() implements ChatTemplate {
  private static final String HUMAN = "\n\nHuman:";
  private static final String ASSISTANT = "\n\nAssistant:";

  @Override
  public String prompt(List<Message> messages) {
    StringBuilder text = new StringBuilder();
    for (Message message : messages) {
      switch (message.role()) {
        case Message.USER -> text.append(HUMAN).append(' ').append(message.content());
        case Message.ASSISTANT -> text.append(ASSISTANT).append(turn(message));
        case Message.SYSTEM -> text.append(message.content());
        default ->
            throw UserException.input(
                "the dialogue template has no place for the role '"
                    + message.role()
                    + "'; it knows system, user and assistant");
      }
    }
    return text.append(ASSISTANT).toString();
  }

  @Override
  public String response(List<Message> prompt, Message message) {
    return turn(message);
  }

  private static String turn(Message message) {
    return " " + message.content();
  }
}
