package org.sparring.jobs.prepare.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sparring.jobs.prepare.PrepareReport.Loss;
import org.sparring.jobs.report.Section;
import org.sparring.jobs.report.Table;

/** What was dropped, merged and cut, by reason. */
record Losses(List<Loss> losses) {
  Optional<Section> plot() {
    Map<String, Long> counts = new TreeMap<>();
    losses.forEach(each -> counts.merge(name(each), each.entries(), Long::sum));
    Map<String, Long> largest = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(each -> largest.put(each.getKey(), each.getValue()));
    return new Bars("Rejects by reason", "Rows of the table rejects.", largest).section();
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
