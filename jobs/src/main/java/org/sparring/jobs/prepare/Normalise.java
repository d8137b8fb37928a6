package org.sparring.jobs.prepare;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sparring.common.model.text.Message;
import org.sparring.common.part.About;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;

/** Makes line ends one, checks the turns and gives the row its keys. */
@About(
    "Makes line ends one, checks that prompt and responses go together, and gives the row its keys."
        + " Otherwise text is left as it is.")
public record Normalise() implements Stage.Rows {
  private static final String ASSISTANT = "assistant";

  @Override
  public Set<Gift> gives() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Verdict judge(Draft draft) {
    Example example = draft.example();
    List<Response> responses =
        example.responses().stream()
            .map(each -> each.with(lines(each.content())))
            .toList();
    Example normal = example.with(lines(example.prompt()), responses);
    Rejection fault = fault(draft, normal);
    return fault == null ? Verdict.keep(draft.with(normal)) : Verdict.reject(fault);
  }

  private Rejection fault(Draft draft, Example row) {
    if (row.responses().isEmpty() && row.prompt().blank()) {
      return dropped(draft, "empty_prompt", "The prompt is empty; remove the row.");
    }
    if (row.responses().stream().anyMatch(each -> each.content().blank())) {
      return dropped(draft, "empty_response", "A response is empty; remove the row.");
    }
    if (row.responses().stream().anyMatch(each -> mixed(row.prompt(), each.content()))) {
      return dropped(
          draft,
          "mixed",
          "The prompt is text and a response a conversation, or the other way round; "
              + "write both as text or both as messages.");
    }
    if (!turns(row)) {
      return dropped(
          draft,
          "turns",
          "A response must be one message of the assistant, and the prompt must not end with one.");
    }
    return texts(row).allMatch(Unicode::whole)
        ? null
        : dropped(draft, "half_surrogate", "Text holds half a surrogate pair; replace it.");
  }

  private Rejection dropped(Draft draft, String reason, String detail) {
    return Rejection.dropped(draft, this, reason, detail);
  }

  private static boolean mixed(Content prompt, Content response) {
    return prompt instanceof Content.Chat != response instanceof Content.Chat;
  }

  private static boolean turns(Example row) {
    boolean open = true;
    if (row.prompt() instanceof Content.Chat chat && !chat.messages().isEmpty()) {
      open = !chat.messages().get(chat.messages().size() - 1).role().equals(ASSISTANT);
    }
    return open && row.responses().stream().allMatch(each -> single(each.content()));
  }

  private static boolean single(Content response) {
    return !(response instanceof Content.Chat chat)
        || (chat.messages().size() == 1 && chat.messages().get(0).role().equals(ASSISTANT));
  }

  private static Stream<String> texts(Example row) {
    Stream<Content> contents =
        Stream.concat(Stream.of(row.prompt()), row.responses().stream().map(Response::content));
    return Stream.of(
            contents.flatMap(Normalise::texts),
            row.annotators().stream(),
            row.facts().keySet().stream(),
            row.facts().values().stream())
        .flatMap(each -> each);
  }

  private static Stream<String> texts(Content content) {
    return content instanceof Content.Chat chat
        ? chat.messages().stream().flatMap(each -> Stream.of(each.role(), each.content()))
        : Stream.of(((Content.Plain) content).text());
  }

  private static Content lines(Content content) {
    return content instanceof Content.Chat chat
        ? new Content.Chat(
            chat.messages().stream()
                .map(each -> new Message(each.role(), lines(each.content())))
                .toList())
        : new Content.Plain(lines(((Content.Plain) content).text()));
  }

  private static String lines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
