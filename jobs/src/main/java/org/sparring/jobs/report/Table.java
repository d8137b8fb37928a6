package org.sparring.jobs.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of text; a column whose cells all begin like a number is set to the right.
 *
 * @param note one or two sentences on how to read it; may be empty
 * @param columns headings
 * @param rows as many cells each as there are columns
 */
public record Table(String title, String note, List<String> columns, List<List<String>> rows)
    implements Section {
  private static final String NUMBER = "([-+−]?\\.?\\d.*|–|NaN|)";

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s: %d cells under %d columns".formatted(title, row.size(), columns.size()));
      }
    }
  }

  @Override
  public String template() {
    return "table";
  }

  /** The class of each column: {@code number} or {@code text}. */
  public List<String> kinds() {
    return IntStream.range(0, columns.size())
        .mapToObj(
            column ->
                rows.stream().allMatch(row -> row.get(column).matches(NUMBER)) ? "number" : "text")
        .toList();
  }
}
