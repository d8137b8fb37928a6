package org.sparring.jobs.prepare.filter;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;

/** The texts of a row: what is written in its prompt and its responses, message by message. */
public record Texts(Example example) {
  /** Prompt first, then the responses. */
  public Stream<String> all() {
    return Stream.concat(prompt(), responses());
  }

  public Stream<String> prompt() {
    return of(example.prompt());
  }

  public Stream<String> responses() {
    return example.responses().stream().flatMap(each -> of(each.content()));
  }

  public static Stream<String> of(Content content) {
    return content instanceof Content.Chat chat
        ? chat.messages().stream().map(Message::content)
        : Stream.of(((Content.Plain) content).text());
  }

  /** The row with every text mapped. */
  public Example mapped(UnaryOperator<String> each) {
    Content prompt = mapped(example.prompt(), each);
    return example.with(
        prompt,
        example.responses().stream()
            .map(response -> response.with(mapped(response.content(), each)))
            .toList());
  }

  /** Facts with every value mapped. */
  public static Map<String, String> mapped(Map<String, String> facts, UnaryOperator<String> each) {
    Map<String, String> mapped = new TreeMap<>();
    facts.forEach((name, value) -> mapped.put(name, value == null ? null : each.apply(value)));
    return mapped;
  }

  private static Content mapped(Content content, UnaryOperator<String> each) {
    return content instanceof Content.Chat chat
        ? new Content.Chat(
            chat.messages().stream()
                .map(message -> new Message(message.role(), each.apply(message.content())))
                .toList())
        : new Content.Plain(each.apply(((Content.Plain) content).text()));
  }
}
