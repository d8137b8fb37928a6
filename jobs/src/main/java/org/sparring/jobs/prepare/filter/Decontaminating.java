package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.broadcast.Broadcast;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;
import org.sparring.jobs.prepare.filter.EvaluationIndex.Hit;

/** Drops rows that an index of evaluation sets knows. */
record Decontaminating(Broadcast<EvaluationIndex> index) implements Stage.Rows {
  @Override
  public Verdict judge(Draft draft) {
    List<Hit> hits = index.value().hits(new Texts(draft.example()).all().toList());
    if (hits.isEmpty()) {
      return Verdict.keep(draft);
    }
    Rejection dropped = Rejection.dropped(draft, this, "contaminated", detail(hits));
    return new Verdict(List.of(), List.of(dropped), findings(hits));
  }

  private static String detail(List<Hit> hits) {
    return "Shared with "
        + hits.stream()
            .map(
                hit ->
                    "%s, %s at %d: \"%s\""
                        .formatted(
                            hit.item().set(),
                            hit.item().source().file(),
                            hit.item().source().position(),
                            hit.gram()))
            .collect(Collectors.joining("; "))
        + ".";
  }

  private List<Finding> findings(List<Hit> hits) {
    List<Finding> findings = new ArrayList<>();
    hits.stream()
        .collect(Collectors.groupingBy(hit -> hit.item().set(), Collectors.counting()))
        .forEach(
            (set, items) -> {
              findings.add(Finding.count(this, "rows", set, 1));
              findings.add(Finding.count(this, "items", set, items));
            });
    return findings;
  }
}
