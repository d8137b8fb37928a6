package org.sparring.jobs.report;

import java.util.List;

/**
 * Points over two axes, with their numbers in a table below.
 *
 * @param note one or two sentences on what to see; may be empty
 * @param joined whether a line joins the points of a series
 */
public record Chart(String title, String note, Axis x, Axis y, boolean joined, List<Series> series)
    implements Section {
  public Chart {
    series = List.copyOf(series);
  }

  /** A line for each series. */
  public static Chart lines(String title, String note, Axis x, Axis y, List<Series> series) {
    return new Chart(title, note, x, y, true, series);
  }

  /** Points alone. */
  public static Chart scatter(String title, String note, Axis x, Axis y, List<Series> series) {
    return new Chart(title, note, x, y, false, series);
  }

  @Override
  public String template() {
    return "chart";
  }

  /** The numbers of the chart. */
  public Table numbers() {
    boolean ranged =
        series.stream()
            .flatMap(each -> each.points().stream())
            .anyMatch(point -> !Double.isNaN(point.low()));
    List<String> columns =
        ranged
            ? List.of("series", x.label(), y.label(), "95 % from", "to")
            : List.of("series", x.label(), y.label());
    List<List<String>> rows =
        series.stream()
            .flatMap(each -> each.points().stream().map(point -> cells(each.name(), point)))
            .map(cells -> cells.subList(0, columns.size()))
            .toList();
    return new Table(title, "", columns, rows);
  }

  private static List<String> cells(String name, Point point) {
    return List.of(
        name,
        Numerals.of(point.x()),
        Numerals.of(point.y()),
        Numerals.of(point.low()),
        Numerals.of(point.high()));
  }
}
