package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;

/** Rows of the tables as bytes, on their way to the task that writes them. */
final class PackedRows {
  private static final int ROOM = 1 << 13;

  private PackedRows() {}

  static byte[] preference(Draft row) {
    Marks marks = row.marks();
    Packing out = new Packing(ROOM);
    out.put(row.key()).put(row.prompt()).put(row.split());
    out.put(row.encoded().text()).put(row.encoded().prompt());
    PackedResponses.put(out, row.encoded().responses());
    out.put(row.example().strength()).put(row.example().annotators()).put(row.example().facts());
    out.put(row.source().file()).put(row.source().position()).put(row.component());
    out.put(marks.weight()).put(marks.margin()).put(marks.noise()).put(marks.order());
    turns(out, row);
    return out.bytes();
  }

  static PreferenceRow preference(Unpacking in) {
    return new PreferenceRow(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.numbers(),
        PackedResponses.from(in),
        in.real(),
        in.texts(),
        in.facts(),
        new Source(in.text(), in.wide()),
        in.text(),
        in.real(),
        in.real(),
        in.real(),
        in.real(),
        turns(in));
  }

  /** The turns of the prompt; none where it is text. */
  private static void turns(Packing out, Draft row) {
    List<Message> turns =
        row.example().prompt() instanceof Content.Chat chat ? chat.messages() : List.of();
    out.put(turns.size());
    turns.forEach(each -> out.put(each.role()).put(each.content()));
  }

  private static List<TurnRow> turns(Unpacking in) {
    List<TurnRow> turns = new ArrayList<>();
    for (int left = in.number(); left > 0; left--) {
      turns.add(new TurnRow(in.text(), in.text()));
    }
    return turns;
  }

  /**
   * The row's prompt.
   *
   * @param ids of the prompt, cut
   */
  static byte[] prompt(Draft row, int[] ids) {
    Packing out = new Packing(ROOM);
    out.put(row.prompt()).put(row.split()).put(row.encoded().text()).put(ids);
    out.put(row.example().facts()).put(row.source().file()).put(row.source().position());
    turns(out, row);
    return out.put(row.promptOnly()).bytes();
  }

  /** The prompt, and whether it stands for a row without responses. */
  record Prompt(PromptRow row, boolean alone) {
    static Prompt from(Unpacking in) {
      PromptRow row =
          new PromptRow(
              in.text(),
              in.text(),
              in.text(),
              in.numbers(),
              in.facts(),
              new Source(in.text(), in.wide()),
              turns(in));
      return new Prompt(row, in.truth());
    }
  }
}
