package org.sparring.jobs.prepare;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sparring.jobs.prepare.PrepareReport.Gate;
import org.sparring.jobs.prepare.PrepareReport.Lengths;
import org.sparring.jobs.prepare.PrepareReport.Loss;
import org.sparring.jobs.prepare.PrepareReport.OfSource;
import org.sparring.jobs.prepare.PrepareReport.OfStage;

/** Makes the report from the books. */
record Reporting(PrepareSettings settings, Accounts books) {
  PrepareReport report() {
    List<OfSource> sources = origins().mapToObj(this::source).toList();
    return new PrepareReport(
        sources,
        books.stages().stream().map(this::stage).toList(),
        losses(),
        new TreeMap<>(books.counts().preferences()),
        new TreeMap<>(books.counts().prompts()),
        lengths(books.counts().lengths()),
        books.findings(),
        Gate.of(sources, settings.rejects().maxShare()));
  }

  private IntStream origins() {
    return IntStream.range(0, settings.sources().size());
  }

  private OfSource source(int origin) {
    Tally rows = Tally.none(origin, "", "", false);
    Tally made = Tally.none(origin, "", "", true);
    for (String stage : books.stages()) {
      rows = rows.plus(books.ofRows(stage, origin));
      made = made.plus(books.ofMade(stage, origin));
    }
    long all = rows.made() + made.made();
    long read = books.ofRows(Flows.READ, origin).in();
    return new OfSource(
        settings.sources().get(origin).path(),
        read,
        read - rows.merged() - rows.expanded() - rows.dropped(),
        rows.merged(),
        rows.expanded(),
        rows.dropped(),
        all,
        rows.cut() + made.cut(),
        rows.unselected(),
        all - made.expanded(),
        made.dropped() - made.unselected());
  }

  private OfStage stage(String stage) {
    Tally sum =
        origins()
            .mapToObj(origin -> books.ofRows(stage, origin).plus(books.ofMade(stage, origin)))
            .reduce(Tally.none(0, "", stage, false), Tally::plus);
    return stage(sum);
  }

  /** The counts of a stage. */
  static OfStage stage(Tally sum) {
    return new OfStage(
        sum.stage(),
        sum.in(),
        sum.kept() + sum.made(),
        sum.merged(),
        sum.expanded(),
        sum.dropped(),
        sum.made(),
        sum.cut(),
        sum.unselected());
  }

  private List<Loss> losses() {
    return books.counts().reasons().entrySet().stream()
        .map(
            each -> {
              Reason reason = each.getKey();
              String path = settings.sources().get(reason.origin()).path();
              return new Loss(
                  path, reason.stage(), reason.reason(), reason.outcome(), each.getValue());
            })
        .toList();
  }

  static Lengths lengths(SortedMap<Integer, Long> counts) {
    long rows = Counts.total(counts);
    if (rows == 0) {
      return new Lengths(0, 0, 0, 0, 0, 0);
    }
    long tokens =
        counts.entrySet().stream().mapToLong(each -> each.getKey() * each.getValue()).sum();
    return new Lengths(
        rows,
        (double) tokens / rows,
        quantile(counts, rows, 0.5),
        quantile(counts, rows, 0.9),
        quantile(counts, rows, 0.99),
        counts.lastKey());
  }

  /** The least length that this share of the rows does not exceed. */
  private static int quantile(SortedMap<Integer, Long> counts, long rows, double share) {
    long wanted = (long) Math.ceil(share * rows);
    long seen = 0;
    for (Map.Entry<Integer, Long> each : counts.entrySet()) {
      seen += each.getValue();
      if (seen >= wanted) {
        return each.getKey();
      }
    }
    return counts.lastKey();
  }
}
