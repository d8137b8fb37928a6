package org.sparring.jobs.prepare.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;

/**
 * Text and messages in one form.
 *
 * @param controls whether control characters other than tab and line end go out
 * @param roles other names of roles, in lower case, and the name that stands for them
 */
public record Cleaning(
    UnicodeForm form,
    boolean controls,
    Invisible invisible,
    Whitespace whitespace,
    Map<String, String> roles)
    implements Serializable {
  public Content of(Content content) {
    if (content instanceof Content.Plain plain) {
      String text = of(plain.text());
      return text.equals(plain.text()) ? plain : new Content.Plain(text);
    }
    Content.Chat chat = (Content.Chat) content;
    List<Message> messages = new ArrayList<>(chat.messages().size());
    boolean same = true;
    for (Message each : chat.messages()) {
      Message cleaned = of(each);
      messages.add(cleaned);
      same &= cleaned.equals(each);
    }
    return same ? chat : new Content.Chat(messages);
  }

  public String of(String text) {
    return whitespace.of(plain(text) ? text : form.of(visible(lines(text))));
  }

  /** Content in which neighbours of one role are one message, with an empty line between them. */
  public static Content.Chat merged(Content.Chat chat) {
    List<Message> turns = new ArrayList<>();
    for (Message next : chat.messages()) {
      int last = turns.size() - 1;
      if (last >= 0 && turns.get(last).role().equals(next.role())) {
        String joined = turns.get(last).content() + "\n\n" + next.content();
        turns.set(last, new Message(next.role(), joined));
      } else {
        turns.add(next);
      }
    }
    return new Content.Chat(turns);
  }

  /** The message itself where nothing of it changes. */
  private Message of(Message message) {
    String role = roles.getOrDefault(message.role().toLowerCase(Locale.ROOT), message.role());
    String content = of(message.content());
    return content.equals(message.content()) && role.equals(message.role())
        ? message
        : new Message(role, content);
  }

  /** Whether a text is printable ASCII, tabs and line ends, which every form leaves as it is. */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if ((unit < ' ' && unit != '\n' && unit != '\t') || unit > '~') {
        return false;
      }
    }
    return true;
  }

  private static String lines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private String visible(String text) {
    int first = 0;
    while (first < text.length()) {
      int point = text.charAt(first);
      if (point > '~') {
        point = text.codePointAt(first);
      }
      if (out(point)) {
        return visible(text, first);
      }
      first += Character.charCount(point);
    }
    return text;
  }

  private String visible(String text, int first) {
    StringBuilder visible = new StringBuilder(text.length()).append(text, 0, first);
    int point;
    for (int at = first; at < text.length(); at += Character.charCount(point)) {
      point = text.codePointAt(at);
      if (!out(point)) {
        visible.appendCodePoint(point);
      }
    }
    return visible.toString();
  }

  private boolean out(int point) {
    if (point >= ' ' && point <= '~') {
      return false;
    }
    boolean control =
        Character.getType(point) == Character.CONTROL && point != '\n' && point != '\t';
    return (controls && control) || invisible.out(point);
  }
}
