package org.sparring.jobs.prepare.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sparring.jobs.evaluate.Summary;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.report.Axis;
import org.sparring.jobs.report.Chart;
import org.sparring.jobs.report.Intervals;
import org.sparring.jobs.report.Numerals;
import org.sparring.jobs.report.Point;
import org.sparring.jobs.report.Section;
import org.sparring.jobs.report.Series;
import org.sparring.jobs.report.Table;

/**
 * What stages measured. A finding whose slices are all ranges such as {@code 65..128} is a
 * histogram, one with intervals a plot of them; all are in the table.
 */
record Measured(List<Finding> findings) {
  private static final Pattern RANGE = Pattern.compile("(\\d+)\\.\\.(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** The histogram of lengths; each point stands at the upper end of its bin. */
  Optional<Section> lengths() {
    List<Series> series = new ArrayList<>();
    grouped()
        .forEach(
            (name, group) -> {
              if (histogram(group)) {
                series.add(new Series(name, points(group)));
              }
            });
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Chart.lines(
                "Lengths",
                "Rows by tokens of the prompt and the longest response, up to the number given.",
                new Axis("tokens, up to", true),
                Axis.of("rows"),
                series));
  }

  /** What has intervals, a plot for each name. */
  List<Section> intervals() {
    List<Section> plots = new ArrayList<>();
    grouped()
        .forEach(
            (name, group) -> {
              List<Summary> rows =
                  group.stream()
                      .filter(each -> !Double.isNaN(each.low()))
                      .map(each -> summary(each, shown(each.slice())))
                      .toList();
              if (!rows.isEmpty()) {
                plots.add(new Intervals(name, "With 95 % intervals.", "value", Double.NaN, rows));
              }
            });
    return plots;
  }

  Optional<Section> table() {
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                "Findings",
                "All that stages measured, as in the table evaluations.",
                List.of("stage", "name", "slice", "value", "95 %", "n"),
                grouped().values().stream()
                    .flatMap(Measured::ordered)
                    .map(Measured::cells)
                    .toList()));
  }

  private Map<String, List<Finding>> grouped() {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding each : findings) {
      String name = each.stage() + "/" + each.name();
      groups.computeIfAbsent(name, none -> new ArrayList<>()).add(each);
    }
    return groups;
  }

  private static boolean histogram(List<Finding> group) {
    return group.stream().allMatch(each -> RANGE.matcher(each.slice()).matches());
  }

  /** In the order of their slices, numbers in them by their size. */
  private static Stream<Finding> ordered(List<Finding> group) {
    return group.stream().sorted(Comparator.comparing(each -> padded(each.slice())));
  }

  private static String padded(String slice) {
    return NUMBER.matcher(slice).replaceAll(number -> "%12s".formatted(number.group()));
  }

  private static List<Point> points(List<Finding> bins) {
    return bins.stream()
        .map(each -> new Point(top(each.slice()), each.value()))
        .sorted(Comparator.comparingDouble(Point::x))
        .toList();
  }

  private static double top(String range) {
    return Double.parseDouble(range.substring(range.indexOf("..") + 2));
  }

  /** A slice such as {@code source/file} as a label. */
  private static String shown(String slice) {
    return slice.replaceFirst("^([a-z]+)/", "$1: ");
  }

  private static Summary summary(Finding each, String name) {
    return new Summary(name, each.value(), each.low(), each.high(), each.n());
  }

  private static List<String> cells(Finding each) {
    Summary summary = summary(each, each.slice());
    return List.of(
        each.stage(),
        each.name(),
        each.slice(),
        Numerals.value(summary),
        Numerals.range(summary),
        Long.toString(each.n()));
  }
}
