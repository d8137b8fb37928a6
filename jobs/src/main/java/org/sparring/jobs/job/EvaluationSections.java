package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.jobs.evaluate.Summary;
import org.sparring.jobs.report.Axis;
import org.sparring.jobs.report.Chart;
import org.sparring.jobs.report.Intervals;
import org.sparring.jobs.report.Numerals;
import org.sparring.jobs.report.Point;
import org.sparring.jobs.report.Section;
import org.sparring.jobs.report.Series;
import org.sparring.jobs.report.Table;

/** The sections of a page that tell what evaluations measured. */
record EvaluationSections(Evaluated evaluated) {

  /** The last evaluated round's win rate of each run against its baseline. */
  Optional<Section> winRates(String name) {
    return intervals(
        name,
        "Win rates",
        "Mean over held-out prompts with its 95 % interval; ties count half.",
        "share of pairs won against the baseline");
  }

  /** The share of held-out pairs that each reward model orders as they were labelled. */
  Optional<Section> accuracies() {
    return intervals(
        "accuracy",
        "Reward models",
        "Held-out pairs that the last evaluated round orders as they were labelled, with the 95 %"
            + " interval; ties count half.",
        "share of pairs ordered as labelled");
  }

  private Optional<Section> intervals(String name, String title, String note, String axis) {
    List<Summary> rows = new ArrayList<>();
    evaluated
        .last(name)
        .forEach(
            (run, each) ->
                rows.add(new Summary(run, each.value(), each.low(), each.high(), each.n())));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Intervals(title, note, axis, 0.5, rows));
  }

  /** One row a quantity, one column a run: the last evaluated round. */
  Section overview() {
    TreeSet<String> names = new TreeSet<>();
    evaluated.rows().forEach(each -> names.add(each.name()));
    List<String> measured =
        evaluated.runs().stream()
            .filter(run -> evaluated.rows().stream().anyMatch(each -> each.run().equals(run)))
            .toList();
    List<String> columns = new ArrayList<>(List.of("quantity"));
    columns.addAll(measured);
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      Map<String, EvaluationRow> last = evaluated.last(name);
      List<String> cells = new ArrayList<>(List.of(name));
      measured.forEach(
          run -> cells.add(last.containsKey(run) ? Numerals.of(last.get(run).value()) : ""));
      rows.add(cells);
    }
    return new Table("Evaluations", "The last evaluated round of each run.", columns, rows);
  }

  /** Rewards over the divergence from the reference, one point an evaluated round. */
  Optional<Section> frontier(List<String> rewards) {
    List<Series> series = new ArrayList<>();
    for (String reward : rewards) {
      for (String run : evaluated.runs()) {
        List<Point> points = points(run, reward);
        if (!points.isEmpty()) {
          series.add(new Series(run + " " + reward, points));
        }
      }
    }
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Chart.lines(
                "Proxy against gold",
                "What training maximised, and what it was meant to stand for, on held-out prompts.",
                Axis.of("KL to the reference, nats per sequence"),
                Axis.of("mean reward"),
                series));
  }

  /** Every row, with its interval. */
  Section all() {
    List<List<String>> rows = new ArrayList<>();
    for (EvaluationRow each : evaluated.rows()) {
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

  private List<Point> points(String run, String reward) {
    List<Point> points = new ArrayList<>();
    Map<Integer, EvaluationRow> kl = evaluated.byRound(run, "kl");
    evaluated
        .byRound(run, "mean/" + reward)
        .forEach(
            (round, each) -> {
              if (kl.containsKey(round)) {
                points.add(new Point(kl.get(round).value(), each.value(), each.low(), each.high()));
              }
            });
    points.sort(Comparator.comparingDouble(Point::x));
    return points;
  }
}
