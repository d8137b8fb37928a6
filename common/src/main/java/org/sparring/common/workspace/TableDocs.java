package org.sparring.common.workspace;

import java.util.List;
import java.util.Locale;

/** The page {@code docs/tables.md}, rendered from the tables. */
public final class TableDocs {
  private static final String HEAD =
      """
      # The tables

      <!-- Generated from the row records in org.sparring.common.data.table; do not edit. -->

      Every result is a Parquet file in a workspace. Only files that a manifest under `_commits/`
      names exist; `Workspace.read(spark, "rollouts")` gives a notebook exactly those. Types are
      Spark's; no value is null. Rows of a file are sorted by their key, whose columns are marked.
      """;

  private TableDocs() {}

  /** Markdown: one section for each table, with its columns. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Table<?> table : Tables.all()) {
      page.append("\n## ").append(table.name()).append("\n\n").append(table.doc()).append("\n\n");
      page.append("| column | type | key | meaning |\n|---|---|---|---|\n");
      rows(page, "", table.columns());
    }
    return page.toString();
  }

  private static void rows(StringBuilder page, String parent, List<Column> columns) {
    for (Column column : columns) {
      String name = parent + column.name();
      page.append(
          String.format(
              Locale.ROOT,
              "| `%s` | `%s` | %s | %s |\n",
              name,
              column.type(),
              column.key() ? "yes" : "",
              column.doc().replace("|", "\\|")));
      rows(page, name + (column.type().startsWith("array") ? "[]." : "."), column.inner());
    }
  }
}
