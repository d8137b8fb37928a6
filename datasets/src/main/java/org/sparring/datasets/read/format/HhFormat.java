package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.MalformedRowException;

/**
 * Anthropic's helpful and harmless dialogues (Bai et al. 2022): {@code chosen} and {@code rejected}
 * hold whole dialogues with turns after {@code "\n\nHuman:"} and {@code "\n\nAssistant:"}. The
 * turns become messages without the white space around them; adjoining turns of one speaker are
 * joined. The prompt is what both share up to the last turn of the assistant.
 */
record HhFormat() implements Format {
  private static final String MARK = "\n\n";
  private static final String HUMAN = MARK + "Human:";
  private static final String ASSISTANT = MARK + "Assistant:";

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
  public String about() {
    return "A pair of dialogues with turns after `Human:` and `Assistant:` (Anthropic).";
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    return ImplicitPreferenceFormat.conversations(
        turns("chosen", row.text("chosen")), turns("rejected", row.text("rejected")));
  }

  private static boolean begins(Cells row, String column) {
    return row.isText(column) && row.peek(column).textValue().startsWith(HUMAN);
  }

  static List<Message> turns(String column, String dialogue) throws MalformedRowException {
    List<Message> turns = new ArrayList<>();
    Turn turn = Turn.at(0, dialogue);
    if (turn == null) {
      throw unlike(column, "does not begin with a turn");
    }
    while (turn != null) {
      Turn next = Turn.after(turn.from(), dialogue);
      int to = next == null ? dialogue.length() : next.begin();
      add(turns, new Message(turn.role(), dialogue.substring(turn.from(), to).strip()));
      turn = next;
    }
    if (!turns.get(turns.size() - 1).role().equals("assistant")) {
      throw unlike(column, "does not end with a turn of the assistant");
    }
    return turns;
  }

  /**
   * Where a turn begins with the mark of its speaker.
   *
   * @param from first character after the mark
   */
  private record Turn(int begin, String role, int from) {
    static Turn at(int place, String dialogue) {
      if (dialogue.startsWith(HUMAN, place)) {
        return new Turn(place, "user", place + HUMAN.length());
      }
      return dialogue.startsWith(ASSISTANT, place)
          ? new Turn(place, "assistant", place + ASSISTANT.length())
          : null;
    }

    static Turn after(int place, String dialogue) {
      Turn turn = null;
      int mark = dialogue.indexOf(MARK, place);
      while (mark >= 0 && turn == null) {
        turn = at(mark, dialogue);
        mark = dialogue.indexOf(MARK, mark + 1);
      }
      return turn;
    }
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
