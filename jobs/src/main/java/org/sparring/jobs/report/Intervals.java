package org.sparring.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.sparring.jobs.evaluate.Summary;

/**
 * Values with their intervals, one under the other on one scale; drawn without a script. Values
 * without any interval, such as counts, are drawn from the reference.
 *
 * @param note one or two sentences on how to read it; may be empty
 * @param unit what is measured, with its unit
 * @param reference a value to compare with, as 0.5 for win rates; NaN where there is none
 * @param rows the name of each is its label
 */
public record Intervals(
    String title, String note, String unit, double reference, List<Summary> rows)
    implements Section {
  public Intervals {
    rows = List.copyOf(rows);
  }

  @Override
  public String template() {
    return "intervals";
  }

  /** A row as shown; positions are percentages of the plot's width. */
  public record Bar(
      String name,
      String value,
      String range,
      String n,
      boolean lined,
      String dot,
      String left,
      String width) {}

  /** A mark of the scale. */
  public record Tick(String label, String left) {}

  public List<Bar> bars() {
    Scale scale = scale();
    return rows.stream().map(row -> bar(row, scale)).toList();
  }

  public List<Tick> ticks() {
    Scale scale = scale();
    return scale.ticks().stream()
        .map(tick -> new Tick(Numerals.of(tick), percent(scale.share(tick))))
        .toList();
  }

  /** Whether a value has an interval. */
  public boolean ranged() {
    return rows.stream().anyMatch(row -> !Double.isNaN(row.low()));
  }

  /** Whether there is a value to compare with. */
  public boolean compared() {
    return !Double.isNaN(reference);
  }

  /** Where the value to compare with is. */
  public String referenceLeft() {
    return percent(scale().share(reference));
  }

  private Bar bar(Summary row, Scale scale) {
    boolean ranged = !Double.isNaN(row.low());
    boolean lined = ranged || (compared() && !ranged());
    double from = ranged ? row.low() : Math.min(reference, row.value());
    double to = ranged ? row.high() : Math.max(reference, row.value());
    double left = lined ? scale.share(from) : 0;
    double width = lined ? scale.share(to) - left : 0;
    return new Bar(
        row.name(),
        Numerals.value(row),
        Numerals.range(row),
        String.valueOf(row.n()),
        lined,
        percent(scale.share(row.value())),
        percent(left),
        percent(width));
  }

  private Scale scale() {
    return Scale.around(
        Stream.concat(
                rows.stream().flatMap(row -> Stream.of(row.value(), row.low(), row.high())),
                Stream.of(reference))
            .flatMapToDouble(DoubleStream::of)
            .filter(Double::isFinite)
            .toArray());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }
}
