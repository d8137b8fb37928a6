package org.sparring.jobs.prepare.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparring.common.model.text.Message;

/** What a conversation must look like. */
public final class Turns {
  private static final Set<String> ROLES =
      Set.of(Message.SYSTEM, Message.USER, Message.ASSISTANT, Message.TOOL);

  private Turns() {}

  /** A role that is none of system, user, assistant and tool. */
  public static Optional<String> unknownRole(List<Message> messages) {
    return messages.stream().map(Message::role).filter(each -> !ROLES.contains(each)).findFirst();
  }

  /**
   * Whether turns alternate: system messages first, then a user's, after it an assistant's and a
   * user's by turns; a tool's only after an assistant's or another tool's, and then an assistant's.
   */
  public static boolean alternate(List<Message> messages) {
    String before = Message.SYSTEM;
    for (Message message : messages) {
      if (!follows(before, message.role())) {
        return false;
      }
      before = message.role();
    }
    return true;
  }

  private static boolean follows(String before, String role) {
    return switch (role) {
      case Message.SYSTEM -> before.equals(Message.SYSTEM);
      case Message.USER -> before.equals(Message.SYSTEM) || before.equals(Message.ASSISTANT);
      case Message.ASSISTANT -> before.equals(Message.USER) || before.equals(Message.TOOL);
      default -> before.equals(Message.ASSISTANT) || before.equals(Message.TOOL);
    };
  }
}
