package org.sparring.common.model.text;

import java.util.List;
import java.util.stream.Collectors;

/** Contents one after the other, as they are; roles leave no trace. */
public record PlainTemplate() implements ChatTemplate {
  @Override
  public String prompt(List<Message> messages) {
    return messages.stream().map(Message::content).collect(Collectors.joining());
  }

  @Override
  public String response(List<Message> prompt, Message message) {
    return message.content();
  }
}
