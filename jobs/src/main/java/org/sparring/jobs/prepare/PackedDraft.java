package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.text.Side;
import org.sparring.jobs.prepare.text.Truncation;

/** A draft as bytes, which takes its place wherever Spark serializes one. */
record PackedDraft(byte[] bytes) implements Serializable {
  static PackedDraft of(Draft draft) {
    Packing out = new Packing();
    put(out, draft);
    return new PackedDraft(out.bytes());
  }

  static void put(Packing out, Draft draft) {
    out.put(draft.origin());
    put(out, draft.example());
    out.put(draft.key()).put(draft.prompt()).put(draft.split()).put(draft.component());
    Marks marks = draft.marks();
    out.put(marks.weight()).put(marks.margin()).put(marks.noise()).put(marks.order());
    out.put(draft.encoded() != null);
    if (draft.encoded() != null) {
      put(out, draft.encoded(), draft.example());
    }
    out.put(draft.leads()).put(draft.made()).put(draft.known());
  }

  private Object readResolve() {
    return from(new Unpacking(bytes));
  }

  static Draft from(Unpacking in) {
    int origin = in.number();
    Example example = example(in);
    return new Draft(
        origin,
        example,
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        new Marks(in.real(), in.real(), in.real(), in.real()),
        in.truth() ? encoded(in, example) : null,
        in.truth(),
        in.truth(),
        in.truth());
  }

  private static void put(Packing out, Example example) {
    put(out, example.prompt());
    out.put(example.responses().size());
    for (Response response : example.responses()) {
      put(out, response.content());
      out.put(response.rank()).put(response.rating()).put(response.facts());
    }
    out.put(example.strength()).put(example.annotators()).put(example.facts());
    out.put(example.source().file()).put(example.source().position());
  }

  private static Example example(Unpacking in) {
    Content prompt = content(in);
    List<Response> responses = new ArrayList<>();
    for (int left = in.number(); left > 0; left--) {
      responses.add(new Response(content(in), in.number(), in.real(), in.facts()));
    }
    return new Example(
        prompt, responses, in.real(), in.texts(), in.facts(), new Source(in.text(), in.wide()));
  }

  private static void put(Packing out, Content content) {
    if (content instanceof Content.Plain plain) {
      out.put(-1).put(plain.text());
      return;
    }
    List<Message> messages = ((Content.Chat) content).messages();
    out.put(messages.size());
    for (Message message : messages) {
      out.put(message.role()).put(message.content());
    }
  }

  private static Content content(Unpacking in) {
    int size = in.number();
    if (size < 0) {
      return new Content.Plain(in.text());
    }
    List<Message> messages = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      messages.add(new Message(in.text(), in.text()));
    }
    return new Content.Chat(messages);
  }

  private static void put(Packing out, Encoded encoded, Example example) {
    boolean whole = Arrays.equals(encoded.prompt(), encoded.whole());
    out.put(encoded.text()).put(encoded.whole()).put(whole);
    if (!whole) {
      out.put(encoded.prompt());
    }
    PackedResponses.put(out, encoded.responses(), example.responses());
    out.put(encoded.truncation().side() == Side.LEFT).put(encoded.truncation().begins());
  }

  private static Encoded encoded(Unpacking in, Example example) {
    String text = in.text();
    int[] whole = in.numbers();
    int[] prompt = in.truth() ? whole : in.numbers();
    List<ResponseRow> responses = PackedResponses.from(in, example.responses());
    Side side = in.truth() ? Side.LEFT : Side.RIGHT;
    return new Encoded(text, whole, prompt, responses, new Truncation(side, in.truth()));
  }
}
