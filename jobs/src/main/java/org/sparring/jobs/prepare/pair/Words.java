package org.sparring.jobs.prepare.pair;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;

/** Which words of a row make its features. */
public enum Words {
  /** Those of the prompt. */
  PROMPT {
    @Override
    String of(Draft draft) {
      return text(draft.example().prompt());
    }
  },

  /** Those of the responses, in the order of their texts. */
  RESPONSES {
    @Override
    String of(Draft draft) {
      return draft.example().responses().stream()
          .map(Response::content)
          .map(Words::text)
          .sorted()
          .collect(Collectors.joining("\n"));
    }
  },

  /** Those of the prompt and the responses. */
  ROW {
    @Override
    String of(Draft draft) {
      return Stream.of(PROMPT, RESPONSES)
          .map(words -> words.of(draft))
          .collect(Collectors.joining("\n"));
    }
  };

  abstract String of(Draft draft);

  static String text(Content content) {
    return content instanceof Content.Chat chat
        ? chat.messages().stream().map(Message::content).collect(Collectors.joining("\n"))
        : ((Content.Plain) content).text();
  }
}
