package org.sparring.common.model.text;

import java.util.List;

/**
 * ChatML: {@code <|im_start|>role}, a line break, the content and {@code <|im_end|>}, each turn on
 * lines of its own. The response is the bare content: the end-of-sequence id, in such vocabularies
 * the one of {@code <|im_end|>}, closes it.
 */
public record ChatMlTemplate() implements ChatTemplate {
  private static final String START = "<|im_start|>";
  private static final String END = "<|im_end|>\n";

  @Override
  public String prompt(List<Message> messages) {
    StringBuilder text = new StringBuilder();
    for (Message message : messages) {
      text.append(START).append(message.role()).append('\n').append(message.content()).append(END);
    }
    return text.append(START).append(Message.ASSISTANT).append('\n').toString();
  }

  @Override
  public String response(List<Message> prompt, Message message) {
    return message.content();
  }
}
