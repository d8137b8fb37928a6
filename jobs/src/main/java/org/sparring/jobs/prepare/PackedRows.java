package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.Source;

/** Rows of the tables as bytes, on their way to the task that writes them. */
final class PackedRows {
  private PackedRows() {}

  static byte[] preference(Draft row) {
    Marks marks = row.marks();
    Packing out = new Packing();
    out.put(row.key()).put(row.prompt()).put(row.split());
    out.put(row.encoded().text()).put(row.encoded().prompt());
    out.put(row.encoded().responses().size());
    for (ResponseRow each : row.encoded().responses()) {
      out.put(each.text()).put(each.ids()).put(each.rank()).put(each.facts());
    }
    out.put(row.example().strength()).put(row.example().annotators()).put(row.example().facts());
    out.put(row.source().file()).put(row.source().position()).put(row.component());
    out.put(marks.weight()).put(marks.margin()).put(marks.noise()).put(marks.order());
    return out.bytes();
  }

  static PreferenceRow preference(byte[] bytes) {
    Unpacking in = new Unpacking(bytes);
    return new PreferenceRow(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.numbers(),
        responses(in),
        in.real(),
        in.texts(),
        in.facts(),
        new Source(in.text(), in.wide()),
        in.text(),
        in.real(),
        in.real(),
        in.real(),
        in.real());
  }

  private static List<ResponseRow> responses(Unpacking in) {
    List<ResponseRow> responses = new ArrayList<>();
    for (int left = in.number(); left > 0; left--) {
      responses.add(new ResponseRow(in.text(), in.numbers(), in.number(), in.facts()));
    }
    return responses;
  }

  /**
   * The row's prompt.
   *
   * @param ids of the prompt, cut
   */
  static byte[] prompt(Draft row, int[] ids) {
    Packing out = new Packing();
    out.put(row.prompt()).put(row.split()).put(row.encoded().text()).put(ids);
    out.put(row.example().facts()).put(row.source().file()).put(row.source().position());
    return out.put(row.promptOnly()).bytes();
  }

  /** The prompt, and whether it stands for a row without responses. */
  record Prompt(PromptRow row, boolean alone) {
    static Prompt from(byte[] bytes) {
      Unpacking in = new Unpacking(bytes);
      PromptRow row =
          new PromptRow(
              in.text(),
              in.text(),
              in.text(),
              in.numbers(),
              in.facts(),
              new Source(in.text(), in.wide()));
      return new Prompt(row, in.truth());
    }
  }
}
