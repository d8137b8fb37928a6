package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * TRL's preference with an implicit prompt: {@code chosen} and {@code rejected} are whole texts or
 * conversations, and what they share at the beginning is the prompt. Text is parted at white space,
 * so that no word is cut (TRL parts it at the character).
 */
record ImplicitPreferenceFormat() implements Format {
  /** Columns that look like a prompt by another name, which only the settings can tell. */
  private static final Set<String> PROMPTS =
      Set.of("context", "input", "instruction", "problem", "query", "question");

  @Override
  public String name() {
    return "implicit_preference";
  }

  @Override
  public Set<String> columns() {
    return Set.of("chosen", "rejected");
  }

  @Override
  public String about() {
    return "A pair; what `chosen` and `rejected` share at the beginning is the prompt (TRL). It"
        + " must be named for texts beside a `question`, an `instruction` or the like.";
  }

  @Override
  public boolean fits(Cells row) {
    boolean whole = row.isList("chosen") && row.peek("chosen").size() > 1;
    return whole || PROMPTS.stream().noneMatch(row::has);
  }

  @Override
  public boolean trl() {
    return true;
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return row.isText("chosen")
        ? texts(row.text("chosen"), row.text("rejected"))
        : conversations(row.messages("chosen"), row.messages("rejected"));
  }

  private static List<Body> texts(String chosen, String rejected) {
    int shared = 0;
    int shorter = Math.min(chosen.length(), rejected.length());
    while (shared < shorter && chosen.charAt(shared) == rejected.charAt(shared)) {
      shared++;
    }
    int cut = Math.min(shared, shorter - 1);
    while (cut > 0 && !Character.isWhitespace(chosen.charAt(cut))) {
      cut--;
    }
    cut = Math.max(cut, 0);
    return body(
        new Content.Plain(chosen.substring(0, cut)),
        new Content.Plain(chosen.substring(cut)),
        new Content.Plain(rejected.substring(cut)));
  }

  /** The pair of two conversations that part at an assistant's turn. */
  static List<Body> conversations(List<Message> chosen, List<Message> rejected)
      throws MalformedRowException {
    int last = chosen.size() - 1;
    boolean parted =
        rejected.size() != chosen.size()
            || !chosen.subList(0, last).equals(rejected.subList(0, last));
    if (parted) {
      throw new MalformedRowException(
          "prompts_differ",
          "'chosen' and 'rejected' part before their last turns, so a response would hold turns "
              + "of the user; give the row a 'prompt' column and single responses.");
    }
    return body(
        new Content.Chat(chosen.subList(0, last)),
        new Content.Chat(chosen.subList(last, last + 1)),
        new Content.Chat(rejected.subList(last, last + 1)));
  }

  private static List<Body> body(Content prompt, Content chosen, Content rejected) {
    return Body.only(prompt, new Response(chosen, 0), new Response(rejected, 1));
  }
}
