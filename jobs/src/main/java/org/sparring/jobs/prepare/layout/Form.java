package org.sparring.jobs.prepare.layout;

import java.util.List;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.model.text.Message;

/** How a layout writes prompts and responses that may be text or conversations. */
public enum Form {
  /** Text as the chat template made it. */
  TEXT {
    @Override
    Object prompt(List<TurnRow> turns, String text) {
      return text;
    }

    @Override
    Object response(ResponseRow response) {
      return response.text();
    }

    @Override
    Field field(String name) {
      return Field.text(name);
    }
  },
  /** Messages before the chat template; a prompt that was text is one turn of the user. */
  MESSAGES {
    @Override
    Object prompt(List<TurnRow> turns, String text) {
      return messages(turns, text);
    }

    @Override
    Object response(ResponseRow response) {
      return reply(response);
    }

    @Override
    Field field(String name) {
      return Field.messages(name);
    }
  };

  abstract Object prompt(List<TurnRow> turns, String text);

  abstract Object response(ResponseRow response);

  abstract Field field(String name);

  static List<TurnRow> messages(List<TurnRow> turns, String text) {
    return turns.isEmpty() ? List.of(new TurnRow(Message.USER, text)) : turns;
  }

  static List<TurnRow> reply(ResponseRow response) {
    return List.of(new TurnRow(Message.ASSISTANT, response.original()));
  }
}
