package org.sparring.jobs.prepare.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sparring.jobs.evaluate.Summary;
import org.sparring.jobs.report.Intervals;
import org.sparring.jobs.report.Section;

/**
 * Counts of rows as bars, from 0.
 *
 * @param counts in the order in which they are shown
 */
record Bars(String title, String note, Map<String, Long> counts) {
  /** Nothing where there is nothing to show. */
  Optional<Section> section() {
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    List<Summary> rows = new ArrayList<>();
    counts.forEach(
        (name, count) -> rows.add(new Summary(name, count, Double.NaN, Double.NaN, count)));
    return Optional.of(new Intervals(title, note, "rows", 0, rows));
  }
}
