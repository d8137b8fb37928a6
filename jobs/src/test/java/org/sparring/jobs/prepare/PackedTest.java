package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.model.text.Message;
import org.sparring.common.random.Draw;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;

/** What is packed comes back as it was, field by field. */
class PackedTest {
  private static final int DRAWN = 400;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a",
          "é\n\t\r",
          "\ud83d\ude00\u200d",
          "漢字",
          "\ufffd\uffff",
          "x".repeat(9999));
  private static final int[] WHOLE = {0, 1, -1, 255, Integer.MIN_VALUE, Integer.MAX_VALUE};
  private static final double[] REAL = {
    Double.NaN, 0.0, -0.0, 1.5, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NEGATIVE_INFINITY
  };

  /** Draws values, one after the other. */
  private static final class Values {
    private final Draw draw;
    private int next;

    Values(long seed) {
      draw = Draw.seed(seed).with("packed");
    }

    int below(int bound) {
      return draw.below(bound, next++);
    }

    boolean truth() {
      return below(2) == 1;
    }

    String text() {
      return TEXTS.get(below(TEXTS.size())) + (truth() ? "" : "t" + below(1000));
    }

    int whole() {
      return WHOLE[below(WHOLE.length)];
    }

    double real() {
      return REAL[below(REAL.length)];
    }

    long place() {
      return truth() ? Long.MAX_VALUE - below(9) : below(1 << 30);
    }

    int[] ids() {
      int[] ids = new int[below(4) * below(40)];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = whole();
      }
      return ids;
    }

    Map<String, String> facts() {
      Map<String, String> facts = new TreeMap<>();
      for (int left = below(3); left > 0; left--) {
        facts.put(text(), text());
      }
      return Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    Content content() {
      if (truth()) {
        return new Content.Plain(text());
      }
      List<Message> messages = new ArrayList<>();
      for (int left = below(4); left > 0; left--) {
        messages.add(new Message(text(), text()));
      }
      return new Content.Chat(messages);
    }

    Example example() {
      List<Response> responses = new ArrayList<>();
      for (int left = below(4); left > 0; left--) {
        responses.add(new Response(content(), whole(), real(), facts()));
      }
      List<String> annotators = new ArrayList<>();
      for (int left = below(3); left > 0; left--) {
        annotators.add(text());
      }
      Source source = new Source(text(), place());
      return new Example(content(), responses, real(), annotators, facts(), source);
    }

    Encoded encoded() {
      List<ResponseRow> responses = new ArrayList<>();
      for (int left = below(4); left > 0; left--) {
        responses.add(new ResponseRow(text(), ids(), whole(), facts(), text()));
      }
      return new Encoded(text(), ids(), ids(), responses);
    }

    Draft draft(boolean encoded) {
      return new Draft(
          whole(),
          example(),
          text(),
          text(),
          text(),
          text(),
          new Marks(real(), real(), real(), real()),
          encoded ? encoded() : null,
          truth(),
          truth(),
          truth());
    }
  }

  /** Checks all components of a record, whatever they will be. */
  private static void same(Object one, Object other) {
    assertThat(other).usingRecursiveComparison().isEqualTo(one);
  }

  @Test
  void draftsComeBackFieldByField() throws Exception {
    Map<String, Set<Object>> seen = new HashMap<>();
    for (int i = 0; i < DRAWN; i++) {
      Draft draft = new Values(i).draft(i % 3 > 0);
      Draft packed = PackedDraft.of(draft).draft();
      assertThat(draft.encoded() == null).isEqualTo(packed.encoded() == null);
      assertThat(print(packed)).isEqualTo(print(draft));
      for (RecordComponent each : Draft.class.getRecordComponents()) {
        Object value = each.getAccessor().invoke(packed);
        seen.computeIfAbsent(each.getName(), none -> new HashSet<>())
            .add(value == null ? "none" : value);
      }
    }
    assertThat(seen).hasSize(Draft.class.getRecordComponents().length);
    assertThat(seen.values()).as("every field had several values").allMatch(of -> of.size() > 1);
  }

  /** Every value in words: records print their components, doubles their bits but for NaN's. */
  private static String print(Draft draft) {
    StringBuilder text = new StringBuilder(draft.toString());
    if (draft.encoded() != null) {
      text.append(Arrays.toString(draft.encoded().whole()));
      text.append(Arrays.toString(draft.encoded().prompt()));
      draft.encoded().responses().forEach(each -> text.append(Arrays.toString(each.ids())));
    }
    return text.toString().replaceAll("\\[I@[0-9a-f]+", "ids");
  }

  @Test
  void serialisedDraftsArePacked() throws IOException, ClassNotFoundException {
    Draft draft = new Values(5).draft(true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(draft);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(print((Draft) in.readObject())).isEqualTo(print(draft));
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
        .contains("PackedDraft")
        .doesNotContain("datasets.read.Example");
  }

  @Test
  void rowsOfPreferencesComeBackFieldByField() {
    for (int i = 0; i < DRAWN; i++) {
      Draft draft = new Values(1000 + i).draft(true);
      PreferenceRow row = PackedRows.preference(PackedRows.preference(draft));
      PreferenceRow expected =
          new PreferenceRow(
              draft.key(),
              draft.prompt(),
              draft.split(),
              draft.encoded().text(),
              draft.encoded().prompt(),
              draft.encoded().responses(),
              draft.example().strength(),
              draft.example().annotators(),
              draft.example().facts(),
              draft.source(),
              draft.component(),
              draft.marks().weight(),
              draft.marks().margin(),
              draft.marks().noise(),
              draft.marks().order(),
              turns(draft));
      same(expected, row);
    }
  }

  @Test
  void rowsOfPromptsComeBackFieldByField() {
    for (int i = 0; i < DRAWN; i++) {
      Values values = new Values(2000 + i);
      Draft draft = values.draft(true);
      int[] ids = values.ids();
      PackedRows.Prompt prompt = PackedRows.Prompt.from(PackedRows.prompt(draft, ids));
      PromptRow expected =
          new PromptRow(
              draft.prompt(),
              draft.split(),
              draft.encoded().text(),
              ids,
              draft.example().facts(),
              draft.source(),
              turns(draft));
      same(expected, prompt.row());
      assertThat(prompt.alone()).isEqualTo(draft.example().responses().isEmpty());
    }
  }

  private static List<TurnRow> turns(Draft draft) {
    return draft.example().prompt() instanceof Content.Chat chat
        ? chat.messages().stream().map(each -> new TurnRow(each.role(), each.content())).toList()
        : List.of();
  }

  @Test
  void responsesComeBackFieldByField() {
    for (int i = 0; i < DRAWN; i++) {
      List<ResponseRow> responses = new Values(3000 + i).encoded().responses();
      Packing out = new Packing().put(7);
      PackedResponses.put(out, responses);
      Unpacking in = new Unpacking(out.put(9).bytes());
      assertThat(in.number()).isEqualTo(7);
      same(
          new Encoded("", WHOLE, WHOLE, responses),
          new Encoded("", WHOLE, WHOLE, PackedResponses.from(in)));
      assertThat(in.number()).as("nothing more and nothing less was read").isEqualTo(9);
      assertThat(in.more()).isFalse();
    }
  }

  @Test
  void ballotsAndRulingsComeBackFieldByField() {
    for (int i = 0; i < DRAWN; i++) {
      Draft draft = new Values(4000 + i).draft(false).in(Split.ORDER.get(i % 4));
      Ballot ballot = Ballot.of(draft, "group " + i, i, -i);
      Packing out = new Packing();
      ballot.put(out);
      Ruling ruling = Ruling.by(ballot, draft.split());
      ruling.put(out);
      Unpacking in = new Unpacking(out.bytes());
      assertThat(Ballot.from(in)).isEqualTo(ballot);
      assertThat(Ruling.from(in)).isEqualTo(ruling);
      assertThat(in.more()).isFalse();
    }
  }
}
