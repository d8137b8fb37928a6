package org.sparring.jobs.prepare.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sparring.jobs.evaluate.Summary;
import org.sparring.jobs.prepare.PrepareReport.Loss;
import org.sparring.jobs.report.Intervals;
import org.sparring.jobs.report.Section;
import org.sparring.jobs.report.Table;

/** What was dropped, merged and cut, by reason. */
record Losses(List<Loss> losses) {
  Optional<Section> plot() {
    Map<String, Long> counts = new TreeMap<>();
    losses.forEach(each -> counts.merge(name(each), each.entries(), Long::sum));
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    List<Summary> rows = new ArrayList<>();
    counts.forEach(
        (name, count) -> rows.add(new Summary(name, count, Double.NaN, Double.NaN, count)));
    rows.sort(Comparator.comparingDouble(Summary::value).reversed());
    return Optional.of(
        new Intervals("Rejects by reason", "Rows of the table rejects.", "rows", 0, rows));
  }

  Section table() {
    return new Table(
        "Rejects by source",
        losses.isEmpty() ? "Nothing was dropped, merged or cut." : "",
        List.of("source", "stage", "reason", "outcome", "rows"),
        losses.stream()
            .map(
                each ->
                    List.of(
                        each.path(),
                        each.stage(),
                        each.reason(),
                        each.outcome(),
                        Long.toString(each.entries())))
            .toList());
  }

  private static String name(Loss loss) {
    return loss.stage() + ": " + loss.reason() + " (" + loss.outcome() + ")";
  }
}
