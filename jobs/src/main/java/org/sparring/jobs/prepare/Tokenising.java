package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Tokenise.Astride;
import org.sparring.jobs.prepare.Tokenise.Meeting;
import org.sparring.jobs.prepare.text.Encoding;
import org.sparring.jobs.prepare.text.Encoding.Prompt;
import org.sparring.jobs.prepare.text.Lengths;
import org.sparring.jobs.prepare.text.Truncation;

/**
 * The stage {@link Tokenise} with its tokenizer and template.
 *
 * @param longest tokens of the prompt and a response together
 * @param longestPrompt tokens of a prompt that has responses
 */
record Tokenising(Encoding encoding, Tokenise how, int longest, int longestPrompt)
    implements Stage.Rows {

  /** One row on its way. */
  private record Work(
      Draft draft,
      Prompt prompt,
      List<ResponseRow> responses,
      List<Rejection> cuts,
      List<Finding> findings) {
    int most() {
      return responses.stream().mapToInt(each -> each.ids().length).max().orElse(0);
    }
  }

  @Override
  public Verdict judge(Draft draft) {
    try {
      Prompt prompt = encoding.prompt(draft.example().prompt());
      Work work = new Work(draft, prompt, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      return encoded(work);
    } catch (UserException unfit) {
      String detail = "The chat template refuses it: " + unfit.getMessage() + ".";
      return Verdict.reject(Rejection.dropped(draft, this, "template", detail));
    }
  }

  private Verdict encoded(Work work) {
    boolean astride = responses(work);
    if (astride) {
      work.findings.add(Finding.count(this, "boundary", "all", 1));
    }
    if (astride && how.astride() == Astride.DROP) {
      return new Verdict(List.of(), List.of(noPrefix(work.draft)), work.findings);
    }
    if (how.response() == Tokenise.TooLong.CUT) {
      cutResponses(work);
    }
    if (work.most() > longest - 1) {
      return new Verdict(List.of(), List.of(tooLong(work)), work.findings);
    }
    return kept(work);
  }

  /** Encodes all responses; true where a token of one reaches over the boundary. */
  private boolean responses(Work work) {
    Content prompt = work.draft.example().prompt();
    List<Response> given = work.draft.example().responses();
    List<String> texts =
        given.stream().map(each -> encoding.response(prompt, each.content())).toList();
    boolean joint = how.meet() == Meeting.JOINT;
    boolean astride =
        joint && texts.stream().anyMatch(each -> encoding.joint(work.prompt, each).isEmpty());
    for (int i = 0; i < given.size(); i++) {
      int[] ids =
          joint && !astride
              ? encoding.joint(work.prompt, texts.get(i)).orElseThrow()
              : encoding.apart(texts.get(i));
      work.responses.add(row(given.get(i), texts.get(i), ids));
    }
    return astride;
  }

  private static ResponseRow row(Response given, String text, int[] ids) {
    boolean same =
        !(given.content() instanceof Content.Chat chat)
            || chat.messages().get(0).content().equals(text);
    String said = same ? "" : ((Content.Chat) given.content()).messages().get(0).content();
    return new ResponseRow(text, ids, given.rank(), given.facts(), said);
  }

  /** Cuts responses to what the prompt leaves, which may take half where nothing bounds it. */
  private void cutResponses(Work work) {
    int bound = longestPrompt < longest ? longestPrompt : Math.max(1, longest / 2);
    int room = Math.max(1, longest - Math.min(bound, encoding.begun(work.prompt).length));
    int lost = 0;
    for (int i = 0; i < work.responses.size(); i++) {
      ResponseRow row = work.responses.get(i);
      if (row.ids().length > room) {
        int[] ids = Arrays.copyOf(row.ids(), room);
        ids[room - 1] = row.ids()[row.ids().length - 1];
        lost += row.ids().length - room;
        work.responses.set(
            i, new ResponseRow(row.text(), ids, row.rank(), row.facts(), row.said()));
      }
    }
    if (lost > 0) {
      String detail =
          "Responses may have "
              + room
              + " tokens beside the prompt; raise max_tokens to keep more.";
      work.cuts.add(Rejection.cut(work.draft, this, "response_too_long", lost, detail));
    }
  }

  private Verdict kept(Work work) {
    Draft draft = work.draft;
    int[] whole = encoding.begun(work.prompt);
    int room = draft.promptOnly() ? whole.length : Math.min(longest - work.most(), longestPrompt);
    Truncation truncation = new Truncation(how.prompt(), work.prompt.begins());
    int[] ids = truncation.to(room, whole);
    Draft done =
        draft.encoded(new Encoded(work.prompt.text(), whole, ids, work.responses, truncation));
    if (ids.length < whole.length) {
      work.cuts.add(cut(done, whole.length - ids.length, room));
    }
    if (!draft.promptOnly()) {
      String bin = Lengths.bin(done.encoded().length());
      work.findings.add(Finding.count(this, "length", bin, 1));
    }
    return new Verdict(List.of(done), work.cuts, work.findings);
  }

  private Rejection noPrefix(Draft draft) {
    return Rejection.dropped(
        draft,
        this,
        "no_prefix",
        "A token reaches over the boundary of prompt and response; end the prompt at the end of a"
            + " word, or set astride: apart.");
  }

  private Rejection tooLong(Work work) {
    return Rejection.dropped(
        work.draft,
        this,
        "too_long",
        "A response has "
            + work.most()
            + " tokens, its end included, and max_tokens is "
            + longest
            + "; shorten it or raise max_tokens.");
  }

  private Rejection cut(Draft draft, int lost, int room) {
    return Rejection.cut(
        draft,
        this,
        lost,
        "The prompt has "
            + (lost + room)
            + " tokens, and "
            + room
            + " fit beside the longest response; raise max_tokens or max_prompt_tokens to keep it"
            + " whole.");
  }
}
