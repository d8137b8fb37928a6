package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;

/**
 * Turns prompt and responses into ids, each on its own: the prompt begins with the
 * beginning-of-sequence token, a response ends with the end-of-sequence token. The prompt is cut
 * from the left to what the longest response leaves; a response is never cut, the row is dropped.
 *
 * @param longest tokens of the prompt and a response together
 * @param longestPrompt tokens of a prompt that has responses
 */
record Tokenising(Tokenizer tokenizer, ChatTemplate template, int longest, int longestPrompt)
    implements Stage.Rows {
  @Override
  public Verdict judge(Draft draft) {
    try {
      return encoded(draft);
    } catch (UserException unfit) {
      String detail = "The chat template refuses it: " + unfit.getMessage() + ".";
      return Verdict.reject(Rejection.dropped(draft, this, "template", detail));
    }
  }

  private Verdict encoded(Draft draft) {
    Example example = draft.example();
    String text = prompt(example.prompt());
    int[] whole = beginning(tokenizer.encode(text));
    List<ResponseRow> responses = new ArrayList<>();
    int most = 0;
    for (Response response : example.responses()) {
      ResponseRow row = encoded(response);
      responses.add(row);
      most = Math.max(most, row.ids().length);
    }
    if (most > longest - 1) {
      return Verdict.reject(tooLong(draft, most));
    }
    int room = draft.promptOnly() ? whole.length : Math.min(longest - most, longestPrompt);
    int[] cut = new Cut(tokenizer.bos()).to(room, whole);
    Draft done = draft.encoded(new Encoded(text, whole, cut, responses));
    int lost = whole.length - cut.length;
    return lost == 0 ? Verdict.keep(done) : Verdict.keep(done, cut(done, lost, room));
  }

  private Rejection tooLong(Draft draft, int tokens) {
    return Rejection.dropped(
        draft,
        this,
        "too_long",
        "A response has "
            + tokens
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

  private String prompt(Content prompt) {
    return prompt instanceof Content.Chat chat
        ? template.prompt(chat.messages())
        : ((Content.Plain) prompt).text();
  }

  private ResponseRow encoded(Response response) {
    String text =
        response.content() instanceof Content.Chat chat
            ? template.response(chat.messages().get(0))
            : ((Content.Plain) response.content()).text();
    int[] ids = tokenizer.encode(text);
    int[] ended = Arrays.copyOf(ids, ids.length + 1);
    ended[ids.length] = tokenizer.eos();
    return new ResponseRow(text, ended, response.rank(), response.facts());
  }

  private int[] beginning(int[] ids) {
    if (tokenizer.bos() < 0) {
      return ids;
    }
    int[] begun = new int[ids.length + 1];
    begun[0] = tokenizer.bos();
    System.arraycopy(ids, 0, begun, 1, ids.length);
    return begun;
  }
}
