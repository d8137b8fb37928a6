package org.sparring.datasets.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparring.common.model.text.Message;

/**
 * Anthropic's helpful and harmless dialogues (Bai et al. 2022): {@code chosen} and {@code rejected}
 * hold whole dialogues with turns after {@code "\n\nHuman:"} and {@code "\n\nAssistant:"}. The
 * turns become messages without the white space around them; adjoining turns of one speaker are
 * joined. The prompt is what both share up to the last turn of the assistant.
 */
record HhFormat() implements Format {
  private static final Pattern SPEAKER = Pattern.compile("\n\n(Human|Assistant):");

  @Override
  public String name() {
    return "hh";
  }

  @Override
  public Set<String> columns() {
    return Set.of("chosen", "rejected");
  }

  @Override
  public boolean fits(Cells row) {
    return begins(row, "chosen") && begins(row, "rejected");
  }

  @Override
  public Body read(Cells row) throws MalformedRowException {
    return ImplicitPreferenceFormat.conversations(
        turns("chosen", row.text("chosen")), turns("rejected", row.text("rejected")));
  }

  private static boolean begins(Cells row, String column) {
    try {
      return row.isText(column) && row.text(column).startsWith("\n\nHuman:");
    } catch (MalformedRowException absent) {
      return false;
    }
  }

  static List<Message> turns(String column, String dialogue) throws MalformedRowException {
    List<Message> turns = new ArrayList<>();
    Matcher speaker = SPEAKER.matcher(dialogue);
    if (!speaker.lookingAt()) {
      throw unlike(column, "does not begin with a turn");
    }
    for (boolean more = true; more; ) {
      String role = speaker.group(1).equals("Human") ? "user" : "assistant";
      int from = speaker.end();
      more = speaker.find();
      int to = more ? speaker.start() : dialogue.length();
      add(turns, new Message(role, dialogue.substring(from, to).strip()));
    }
    if (!turns.get(turns.size() - 1).role().equals("assistant")) {
      throw unlike(column, "does not end with a turn of the assistant");
    }
    return turns;
  }

  private static void add(List<Message> turns, Message turn) {
    int last = turns.size() - 1;
    if (last >= 0 && turns.get(last).role().equals(turn.role())) {
      String joined = (turns.get(last).content() + "\n\n" + turn.content()).strip();
      turns.set(last, new Message(turn.role(), joined));
    } else {
      turns.add(turn);
    }
  }

  private static MalformedRowException unlike(String column, String how) {
    return new MalformedRowException(
        "not_a_dialogue",
        "'" + column + "' " + how + "; a dialogue reads \"\\n\\nHuman: ...\\n\\nAssistant: ...\".");
  }
}
