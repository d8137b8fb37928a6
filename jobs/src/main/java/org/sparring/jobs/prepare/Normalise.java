package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sparring.common.config.Param;
import org.sparring.common.model.text.Message;
import org.sparring.common.part.About;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.text.Cleaning;
import org.sparring.jobs.prepare.text.Invisible;
import org.sparring.jobs.prepare.text.Turns;
import org.sparring.jobs.prepare.text.UnicodeForm;
import org.sparring.jobs.prepare.text.Whitespace;

/** Brings text into one form, checks the turns and gives the row its keys. */
@About(
    value =
        "Brings text into one form, so that what looks the same is the same: Unicode, line ends,"
            + " invisible characters, names of roles. Checks that prompt and responses go together"
            + " and that the turns are in order, and gives the row its keys. How many rows it"
            + " changed is counted; a row without such characters stays as it is.",
    paper = "Unicode Standard Annex 15")
public record Normalise(
    @Param(value = "Normal form of Unicode: none, nfc or nfkc.", or = "nfc") UnicodeForm unicode,
    @Param(value = "Take out control characters, but for tabs and line ends.", or = "true")
        boolean controls,
    @Param(
            value =
                "Invisible characters to take out: keep (none), spaces (zero-width spaces and byte"
                    + " order marks) or all (joiners and marks of direction too, which some scripts"
                    + " and emoji need).",
            or = "spaces")
        Invisible invisible,
    @Param(
            value =
                "White space: keep, trim (at both ends of each text), or collapse (also one space"
                    + " between words, one empty line between paragraphs).",
            or = "keep")
        Whitespace whitespace,
    @Param(
            value = "Other names of the roles system, user, assistant and tool.",
            or = "{human: user, gpt: assistant, bot: assistant, model: assistant, function: tool}")
        Map<String, String> roles,
    @Param(
            value =
                "Turns of a prompt that do not alternate: count them, merge neighbours of one role,"
                    + " or drop the row.",
            or = "count")
        Order turns)
    implements Stage.Rows {

  /** What to do with turns that do not alternate. */
  public enum Order {
    COUNT,
    MERGE,
    DROP
  }

  private static final Map<String, String> ROLES =
      Map.of(
          "human", Message.USER,
          "gpt", Message.ASSISTANT,
          "bot", Message.ASSISTANT,
          "model", Message.ASSISTANT,
          "function", Message.TOOL);

  public Normalise {
    roles = new TreeMap<>(roles);
  }

  /** Everything at its default. */
  public Normalise() {
    this(UnicodeForm.NFC, true, Invisible.SPACES, Whitespace.KEEP, ROLES, Order.COUNT);
  }

  @Override
  public Set<Gift> gives() {
    return Set.of(Gift.KEYS);
  }

  /** Prompts that become equal must not be in two splits. */
  @Override
  public Set<Gift> undoes() {
    return Gift.OF_TEXT;
  }

  @Override
  public Verdict judge(Draft draft) {
    if (!whole(draft.example())) {
      return Verdict.reject(
          dropped(draft, "half_surrogate", "Text holds half a surrogate pair; replace it."));
    }
    Example normal = normal(draft.example());
    Rejection fault = fault(draft, normal);
    if (fault != null) {
      return Verdict.reject(fault);
    }
    List<Finding> findings = new ArrayList<>();
    if (!normal.equals(draft.example())) {
      findings.add(Finding.count(this, "changed", "all", 1));
    }
    if (normal.prompt() instanceof Content.Chat chat && !Turns.alternate(chat.messages())) {
      findings.add(Finding.count(this, "not_alternating", "all", 1));
    }
    return new Verdict(List.of(draft.with(normal)), List.of(), findings);
  }

  private Example normal(Example row) {
    Cleaning cleaning = new Cleaning(unicode, controls, invisible, whitespace, roles);
    List<Response> responses =
        row.responses().stream().map(each -> each.with(cleaning.of(each.content()))).toList();
    Content prompt = cleaning.of(row.prompt());
    return row.with(
        turns == Order.MERGE && prompt instanceof Content.Chat chat
            ? Cleaning.merged(chat)
            : prompt,
        responses);
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
    return row.prompt() instanceof Content.Chat chat ? fault(draft, chat.messages(), row) : null;
  }

  private Rejection fault(Draft draft, List<Message> prompt, Example row) {
    Optional<String> unknown = Turns.unknownRole(prompt);
    if (unknown.isPresent()) {
      return dropped(
          draft,
          "role",
          "The role '"
              + unknown.get()
              + "' is none of system, user, assistant and tool; say in roles which it is.");
    }
    boolean open =
        prompt.isEmpty() || !prompt.get(prompt.size() - 1).role().equals(Message.ASSISTANT);
    if (!open || !row.responses().stream().allMatch(each -> single(each.content()))) {
      return dropped(
          draft,
          "turns",
          "A response must be one message of the assistant, and the prompt must not end with one.");
    }
    return turns == Order.DROP && !Turns.alternate(prompt)
        ? dropped(
            draft,
            "not_alternating",
            "The turns of the prompt do not alternate; mend them, or let turns be merge or count.")
        : null;
  }

  private Rejection dropped(Draft draft, String reason, String detail) {
    return Rejection.dropped(draft, this, reason, detail);
  }

  private static boolean mixed(Content prompt, Content response) {
    return prompt instanceof Content.Chat != response instanceof Content.Chat;
  }

  private static boolean single(Content response) {
    return response instanceof Content.Chat chat
        && chat.messages().size() == 1
        && chat.messages().get(0).role().equals(Message.ASSISTANT);
  }

  /** Whether no text of a row holds half a surrogate pair. */
  private static boolean whole(Example row) {
    for (Response response : row.responses()) {
      if (!whole(response.content()) || !whole(response.facts())) {
        return false;
      }
    }
    return whole(row.prompt()) && whole(row.annotators()) && whole(row.facts());
  }

  private static boolean whole(Map<String, String> facts) {
    return whole(facts.keySet()) && whole(facts.values());
  }

  private static boolean whole(Content content) {
    if (content instanceof Content.Plain plain) {
      return Unicode.whole(plain.text());
    }
    for (Message each : ((Content.Chat) content).messages()) {
      if (!Unicode.whole(each.role()) || !Unicode.whole(each.content())) {
        return false;
      }
    }
    return true;
  }

  private static boolean whole(Collection<String> texts) {
    for (String each : texts) {
      if (!Unicode.whole(each)) {
        return false;
      }
    }
    return true;
  }
}
