package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.TurnRow;
import org.sparring.datasets.read.Content;
import org.sparring.jobs.prepare.text.Side;
import org.sparring.jobs.prepare.text.Truncation;

/** What is packed comes back as it was, field by field. */
class PackedTest {
  private static final int DRAWN = 400;
  private static final int[] IDS = {1, -1};
  private static final Truncation CUT = new Truncation(Side.LEFT, false);

  /** Checks all components of a record, whatever they will be. */
  private static void same(Object one, Object other) {
    assertThat(other)
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(one);
  }

  @Test
  void draftsComeBackFieldByField() throws Exception {
    Map<String, Set<Object>> seen = new HashMap<>();
    for (int i = 0; i < DRAWN; i++) {
      Draft draft = new DrawnDrafts(i).draft(i % 3 > 0);
      Draft packed = PackedDraft.from(new Unpacking(PackedDraft.of(draft).bytes()));
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
    Draft draft = new DrawnDrafts(5).draft(true);
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
      Draft draft = new DrawnDrafts(1000 + i).draft(true);
      PreferenceRow row = PackedRows.preference(new Unpacking(PackedRows.preference(draft)));
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
      DrawnDrafts values = new DrawnDrafts(2000 + i);
      Draft draft = values.draft(true);
      int[] ids = values.ids();
      PackedRows.Prompt prompt =
          PackedRows.Prompt.from(new Unpacking(PackedRows.prompt(draft, ids)));
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
  void numbersComeBackWhateverBytesTheyNeed() {
    int[][] all = {{}, {0, 65_535}, {65_536}, {-1, 3}, {Integer.MIN_VALUE, Integer.MAX_VALUE}};
    Packing out = new Packing();
    for (int[] each : all) {
      out.put(each).put(each.length);
    }
    Unpacking in = new Unpacking(out.bytes());
    for (int[] each : all) {
      assertThat(in.numbers()).isEqualTo(each);
      assertThat(in.number()).isEqualTo(each.length);
    }
    assertThat(in.more()).isFalse();
    int narrow = new Packing().put(new int[100]).size();
    assertThat(new Packing().put(new int[] {65_536}).size()).isEqualTo(8);
    assertThat(narrow).isEqualTo(204);
  }

  @Test
  void responsesComeBackFieldByField() {
    for (int i = 0; i < DRAWN; i++) {
      List<ResponseRow> responses = new DrawnDrafts(3000 + i).encoded().responses();
      Packing out = new Packing().put(7);
      PackedResponses.put(out, responses);
      Unpacking in = new Unpacking(out.put(9).bytes());
      assertThat(in.number()).isEqualTo(7);
      same(
          new Encoded("", IDS, IDS, responses, CUT),
          new Encoded("", IDS, IDS, PackedResponses.from(in), CUT));
      assertThat(in.number()).as("nothing more and nothing less was read").isEqualTo(9);
      assertThat(in.more()).isFalse();
    }
  }

  @Test
  void ballotsAndRulingsComeBackFieldByField() {
    for (int i = 0; i < DRAWN; i++) {
      Draft draft = new DrawnDrafts(4000 + i).draft(false).in(Split.ORDER.get(i % 4));
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
