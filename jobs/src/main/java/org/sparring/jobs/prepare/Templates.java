package org.sparring.jobs.prepare;

import java.util.List;
import org.sparring.common.config.UserException;
import org.sparring.datasets.read.Message;

/** Chat templates by name. */
final class Templates {
  private Templates() {}

  static Turns of(String name) {
    if (name.equals("turns")) {
      return new Dialogue();
    }
    throw UserException.settings("Unknown template '" + name + "'; known is turns.");
  }

  /** The form of Anthropic's dialogues. */
  record Dialogue() implements Turns {
    @Override
    public String prompt(List<Message> messages) {
      StringBuilder text = new StringBuilder();
      for (Message message : messages) {
        String speaker = message.role().equals("assistant") ? "Assistant" : "Human";
        text.append("\n\n").append(speaker).append(": ").append(message.content());
      }
      return text.append("\n\nAssistant:").toString();
    }

    @Override
    public String response(Message message) {
      return " " + message.content();
    }
  }
}
