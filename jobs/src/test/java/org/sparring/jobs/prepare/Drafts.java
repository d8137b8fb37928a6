package org.sparring.jobs.prepare;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.Message;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;

/** Drafts for tests of single stages. */
final class Drafts {
  static final Tokenizer WORDS =
      new WordTokenizer(
          "<pad>\n<bos>\n<eos>\n<unk>\na\nb\nc\nd\n".getBytes(StandardCharsets.UTF_8));

  private Drafts() {}

  static Draft preference(String prompt, String chosen, String rejected, Source source) {
    return draft(
        new Content.Plain(prompt),
        source,
        new Response(new Content.Plain(chosen), 0),
        new Response(new Content.Plain(rejected), 1));
  }

  static Draft chat(List<Message> prompt, List<Message> response) {
    return draft(
        new Content.Chat(prompt),
        new Source("chat", 0),
        new Response(new Content.Chat(response), 0));
  }

  static Draft draft(Content prompt, Source source, Response... responses) {
    return judged(prompt, source, List.of(), responses);
  }

  static Draft judged(
      Content prompt, Source source, List<String> annotators, Response... responses) {
    return Draft.of(
        0, "", new Example(prompt, List.of(responses), Double.NaN, annotators, Map.of(), source));
  }

  /** With its keys. */
  static Draft normal(Draft draft) {
    return new Normalise().judge(draft).kept().get(0);
  }

  static String reason(Verdict verdict) {
    return verdict.rejected().get(0).reason();
  }
}
