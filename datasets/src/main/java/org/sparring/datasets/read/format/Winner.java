package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/** The column {@code winner} and who said so, the column {@code judge}. */
final class Winner {
  private static final Set<String> FIRST =
      Set.of("a", "model_a", "response_a", "assistant_a", "1", "first");
  private static final Set<String> SECOND =
      Set.of("b", "model_b", "response_b", "assistant_b", "2", "second");

  private Winner() {}

  static Vote of(Cells row) throws MalformedRowException {
    String winner = row.written("winner").strip().toLowerCase(Locale.ROOT);
    if (FIRST.contains(winner)) {
      return Vote.FIRST;
    }
    if (SECOND.contains(winner)) {
      return Vote.SECOND;
    }
    if (winner.startsWith("tie") || winner.equals("0") || winner.equals("both")) {
      return Vote.TIE;
    }
    throw row.wrong("winner", "a, b, model_a, model_b, 1, 2 or tie", row.get("winner"));
  }

  /** The judges: text, or a list. */
  static List<String> judges(Cells row) throws MalformedRowException {
    if (!row.has("judge")) {
      return List.of();
    }
    return row.isList("judge")
        ? row.list("judge").stream().map(Cells::written).toList()
        : List.of(row.written("judge"));
  }
}
