package org.sparring.common.model.text;

import java.io.Serializable;

/**
 * One turn of a dialogue.
 *
 * @param role system, user, assistant or tool
 * @param content what was said
 */
public record Message(String role, String content) implements Serializable {
  public static final String SYSTEM = "system";
  public static final String USER = "user";
  public static final String ASSISTANT = "assistant";
  public static final String TOOL = "tool";

  public static Message user(String content) {
    return new Message(USER, content);
  }

  public static Message assistant(String content) {
    return new Message(ASSISTANT, content);
  }
}
