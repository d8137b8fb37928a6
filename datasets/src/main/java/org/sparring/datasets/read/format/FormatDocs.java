package org.sparring.datasets.read.format;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page {@code docs/formats.md}, made from the formats themselves. */
final class FormatDocs {
  private static final String HEAD =
      """
      # Formats

      Made from the readers by `FormatDocsTest`; edit those. `prepare` recognises the format of a
      source by its first rows, and takes the one that is named in `format` without looking further;
      `trl` stands for TRL's types, told apart by their columns. A row that does not have its form
      is dropped with a reason, and a source none of whose first rows has a known form is refused
      with code 3 and the row. What a format does not read is carried as a fact.

      | format | columns that it needs | what becomes of a row |
      |---|---|---|
      """;

  private static final String TAIL =
      """

With any of them go `margin` or `strength`, a number, and `annotator` or `annotators`. Columns
of other names are named in `columns`, the format's name first: `{prompt: question}`, a field
`{prompt: meta.question}`, text around several `{prompt: "{Body} {Question}"}`. Text is taken
as it stands; messages are `{role, content}` or `{from, value}`.

Ranks count from 0, equal ranks are ties, -1 is unranked. A rating is kept with its response,
and gives the ranks where a file has none. The fact `spans` of a response is a JSON list of
`{start, end, type, value, text}`, in UTF-16 characters of the text as it was read.

## Files

| kind | files | place of a row |
|---|---|---|
| `json_lines` | `.jsonl`, `.ndjson`, `.json`, and what has no other sign | byte |
| `json_array` | `.json` that begins with `[` | byte |
| `csv`, `tsv` | RFC 4180 with names in the first row; values are text, an empty one is absent | byte |
| `text` | `.txt`, `.text`: a row a line | byte |
| `parquet` | `.parquet`, or by its first bytes | index |

Text is UTF-8, plain or compressed (`.gz`, `.bz2`, `.zst`, and whatever else Hadoop has a codec
for); bytes are those of the decompressed stream. Plain lines are read in parts, all else file
by file. A row of more than 64 MiB is dropped as `row_too_long`. A file that breaks (truncated
or damaged, an array or a quoted value without an end, Parquet whose files disagree on the type
of a column) ends the job with code 3, naming the file and the last good byte, before anything
is committed.
""";

  private FormatDocs() {}

  static String page() {
    return Formats.known().stream()
        .sorted(Comparator.comparing(Format::name))
        .map(FormatDocs::line)
        .collect(Collectors.joining("", HEAD, TAIL));
  }

  private static String line(Format format) {
    String columns =
        new TreeSet<>(format.columns())
            .stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    return "| `%s` | %s | %s |%n".formatted(format.name(), columns, format.about());
  }
}
