package org.sparring.datasets.read;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.model.text.Message;

/** A prompt or a response before tokens: text as it stands, or messages for a chat template. */
public sealed interface Content extends Serializable {

  /** Whether nothing is left to read. */
  boolean blank();

  /** Text as it stands. */
  record Plain(String text) implements Content {
    @Override
    public boolean blank() {
      return text.isBlank();
    }
  }

  /** Turns of a conversation. */
  record Chat(List<Message> messages) implements Content {
    public Chat {
      messages = List.copyOf(messages);
    }

    @Override
    public boolean blank() {
      return messages.stream().allMatch(message -> message.content().isBlank());
    }
  }
}
