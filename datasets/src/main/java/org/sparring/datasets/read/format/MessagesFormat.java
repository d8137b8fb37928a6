package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;

/**
 * TRL's language modelling, conversational: {@code messages}. The last turn is the response; with a
 * {@code label} of true or false it is an unpaired one.
 */
record MessagesFormat() implements Format {
  @Override
  public String name() {
    return "messages";
  }

  @Override
  public String about() {
    return "A conversation whose last turn is the response, unpaired where there is a `label` (TRL,"
        + " ShareGPT).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("messages");
  }

  @Override
  public boolean trl() {
    return true;
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<Message> messages = row.messages("messages");
    int last = messages.size() - 1;
    if (!messages.get(last).role().equals("assistant")) {
      throw new MalformedRowException(
          "no_response",
          "The last of 'messages' is not the assistant's, so there is nothing to learn from; "
              + "for prompts alone call the column 'prompt'.");
    }
    Content prompt = new Content.Chat(messages.subList(0, last));
    Content response = new Content.Chat(messages.subList(last, last + 1));
    return Body.only(prompt, UnpairedFormat.labelled(row, response));
  }
}
