package org.sparring.jobs.prepare.near;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.jobs.prepare.Draft;

/** The text of a row that is compared, and its key. */
record Texts(List<NearDuplicates.Field> over) implements Serializable {
  /** Rows of one key have one text; a row without a prompt is near no other in its prompt. */
  String key(Draft draft) {
    boolean own = over.contains(NearDuplicates.Field.RESPONSES) || draft.example().prompt().blank();
    return own ? draft.key() : draft.prompt();
  }

  String of(Draft draft) {
    StringBuilder text = new StringBuilder();
    if (over.contains(NearDuplicates.Field.PROMPT)) {
      add(text, draft.example().prompt());
    }
    if (over.contains(NearDuplicates.Field.RESPONSES)) {
      draft.example().responses().stream()
          .map(each -> add(new StringBuilder(), each.content()).toString())
          .sorted()
          .forEach(each -> text.append(each).append('\n'));
    }
    return text.toString();
  }

  private static StringBuilder add(StringBuilder text, Content content) {
    if (content instanceof Content.Plain plain) {
      return text.append(plain.text()).append('\n');
    }
    for (Message message : ((Content.Chat) content).messages()) {
      text.append(message.content()).append('\n');
    }
    return text;
  }
}
