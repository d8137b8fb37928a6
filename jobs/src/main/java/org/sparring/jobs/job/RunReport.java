package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.evaluate.Summary;
import org.sparring.jobs.report.Axis;
import org.sparring.jobs.report.Chart;
import org.sparring.jobs.report.Fact;
import org.sparring.jobs.report.Intervals;
import org.sparring.jobs.report.Numerals;
import org.sparring.jobs.report.Point;
import org.sparring.jobs.report.Report;
import org.sparring.jobs.report.Section;
import org.sparring.jobs.report.Series;
import org.sparring.jobs.report.Table;

/** Fills a report from the tables of a workspace; every number on the page is a row of theirs. */
final class RunReport {
  private static final List<String> CURVES =
      List.of("loss/", "reward", "objective/kl", "completions/mean_length", "rewards/accuracies");

  private final Workspace workspace;
  private final ReportSettings settings;
  private final List<String> runs;
  private final List<EvaluationRow> evaluations = new ArrayList<>();

  RunReport(Workspace workspace, ReportSettings settings) {
    this.workspace = workspace;
    this.settings = settings;
    this.runs = settings.runs().isEmpty() ? workspace.runs() : settings.runs();
    for (String run : workspace.runs()) {
      evaluations.addAll(
          workspace.list(Tables.EVALUATIONS, workspace.files(Tables.EVALUATIONS, run)));
    }
    evaluations.removeIf(each -> !runs.contains(each.run()));
    evaluations.sort(
        Comparator.comparingInt((EvaluationRow each) -> runs.indexOf(each.run()))
            .thenComparing(EvaluationRow::name)
            .thenComparingInt(EvaluationRow::round));
  }

  Report report() {
    List<Section> sections = new ArrayList<>();
    String winRate = "win_rate/" + settings.gold();
    intervals("Win rates", winRate, 0.5, "share of pairs won against the baseline")
        .ifPresent(sections::add);
    sections.add(overview());
    frontier().ifPresent(sections::add);
    sections.addAll(curves());
    sections.addAll(new ReportSamples(workspace, settings).sections());
    sections.add(rejects());
    sections.add(all());
    return new Report(settings.title(), settings.lead(), facts(), sections);
  }

  private java.util.Optional<Section> intervals(
      String title, String name, double reference, String unit) {
    List<Summary> rows = new ArrayList<>();
    last(name)
        .forEach(
            (run, each) ->
                rows.add(new Summary(run, each.value(), each.low(), each.high(), each.n())));
    return rows.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new Intervals(
                title,
                "Mean over held-out prompts with its 95 % interval; ties count half.",
                unit,
                reference,
                rows));
  }

  /** One row a run, its last evaluated round, one column a quantity. */
  private Section overview() {
    TreeSet<String> names = new TreeSet<>();
    evaluations.forEach(each -> names.add(each.name()));
    List<String> columns = new ArrayList<>(List.of("run"));
    columns.addAll(names);
    List<List<String>> rows = new ArrayList<>();
    for (String run : runs) {
      List<String> cells = new ArrayList<>(List.of(run));
      for (String name : names) {
        EvaluationRow row = last(name).get(run);
        cells.add(row == null ? "" : Numerals.of(row.value()));
      }
      if (cells.stream().skip(1).anyMatch(each -> !each.isEmpty())) {
        rows.add(cells);
      }
    }
    return new Table("Evaluations", "The last evaluated round of each run.", columns, rows);
  }

  /** Proxy and gold over the divergence from the reference, one point an evaluated round. */
  private java.util.Optional<Section> frontier() {
    List<Series> series = new ArrayList<>();
    for (String reward : List.of(settings.gold(), settings.proxy())) {
      for (String run : runs) {
        List<Point> points = new ArrayList<>();
        Map<Integer, EvaluationRow> kl = byRound(run, "kl");
        byRound(run, "mean/" + reward)
            .forEach(
                (round, each) -> {
                  if (kl.containsKey(round)) {
                    points.add(
                        new Point(kl.get(round).value(), each.value(), each.low(), each.high()));
                  }
                });
        points.sort(Comparator.comparingDouble(Point::x));
        if (!points.isEmpty()) {
          series.add(new Series(run + " " + reward, points));
        }
      }
    }
    return series.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Chart.lines(
                "Proxy against gold",
                "What training maximised, and what it was meant to stand for, on held-out prompts.",
                Axis.of("KL to the reference, nats per sequence"),
                Axis.of("mean reward"),
                series));
  }

  /** One chart a metric, one line a run. */
  private List<Section> curves() {
    Map<String, List<Series>> charts = new TreeMap<>();
    for (String run : runs) {
      Map<String, List<Point>> points = new TreeMap<>();
      for (MetricRow row : workspace.list(Tables.METRICS, workspace.files(Tables.METRICS, run))) {
        if (CURVES.stream().anyMatch(row.name()::startsWith) && Double.isFinite(row.value())) {
          points
              .computeIfAbsent(row.name(), each -> new ArrayList<>())
              .add(new Point(row.round() + 1, row.value()));
        }
      }
      points.forEach(
          (name, each) ->
              charts.computeIfAbsent(name, key -> new ArrayList<>()).add(new Series(run, each)));
    }
    List<Section> sections = new ArrayList<>();
    charts.forEach(
        (name, series) ->
            sections.add(
                Chart.lines(
                    name, "As trained, by round.", Axis.of("round"), Axis.of(name), series)));
    return sections;
  }

  private Section rejects() {
    Map<String, long[]> counts = new TreeMap<>();
    for (String run : workspace.runs()) {
      for (RejectRow row : workspace.list(Tables.REJECTS, workspace.files(Tables.REJECTS, run))) {
        String key = String.join("\t", run, row.stage(), row.reason(), row.outcome());
        long[] count = counts.computeIfAbsent(key, each -> new long[2]);
        count[0]++;
        count[1] += row.amount();
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          List<String> cells = new ArrayList<>(List.of(key.split("\t", -1)));
          cells.add(Long.toString(count[0]));
          cells.add(Long.toString(count[1]));
          rows.add(cells);
        });
    return new Table(
        "Rejects",
        "Everything that was dropped, merged, cut or could not be scored; the rows are in the table"
            + " rejects.",
        List.of("run", "stage", "reason", "outcome", "rows", "amount"),
        rows);
  }

  private Section all() {
    List<List<String>> rows = new ArrayList<>();
    for (EvaluationRow each : evaluations) {
      rows.add(
          List.of(
              each.run(),
              Integer.toString(each.round()),
              each.name(),
              Numerals.of(each.value()),
              Numerals.of(each.low()),
              Numerals.of(each.high()),
              Long.toString(each.n())));
    }
    return new Table(
        "Every evaluation",
        "95 % intervals; n counts independent units.",
        List.of("run", "round", "quantity", "value", "from", "to", "n"),
        rows);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("workspace", workspace.root()));
    for (String run : runs) {
      List<Manifest> manifests = workspace.manifests(run);
      if (!manifests.isEmpty()) {
        String settingsHash = manifests.get(0).settings();
        facts.add(
            new Fact(
                "run " + run,
                "settings " + settingsHash.substring(0, Math.min(12, settingsHash.length())),
                manifests.size() + " committed stages"));
      }
    }
    return facts;
  }

  private Map<String, EvaluationRow> last(String name) {
    Map<String, EvaluationRow> last = new LinkedHashMap<>();
    evaluations.stream()
        .filter(each -> each.name().equals(name))
        .forEach(each -> last.put(each.run(), each));
    return last;
  }

  private Map<Integer, EvaluationRow> byRound(String run, String name) {
    Map<Integer, EvaluationRow> rows = new TreeMap<>();
    evaluations.stream()
        .filter(each -> each.run().equals(run) && each.name().equals(name))
        .forEach(each -> rows.put(each.round(), each));
    return rows;
  }
}
