package org.sparring.jobs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.sparring.jobs.evaluate.Summary;

/** Writes a report as Markdown: charts and intervals are tables with bars of text. */
public final class MarkdownWriter {
  private static final int WIDTH = 30;

  private final StringBuilder out = new StringBuilder();

  private MarkdownWriter() {}

  /** The report as Markdown. */
  public static String text(Report report) {
    MarkdownWriter writer = new MarkdownWriter();
    writer.line("# " + escaped(report.title()));
    writer.paragraph(report.lead());
    writer.facts(report.facts());
    report.sections().forEach(writer::section);
    return writer.out.toString();
  }

  private void section(Section section) {
    line("");
    line("## " + escaped(section.title()));
    if (section instanceof Prose prose) {
      prose.paragraphs().forEach(this::paragraph);
    } else if (section instanceof KeyFacts key) {
      paragraph(key.note());
      facts(key.facts());
    } else if (section instanceof Table table) {
      paragraph(table.note());
      rows(table.columns(), table.rows());
    } else if (section instanceof Intervals intervals) {
      paragraph(intervals.note());
      intervals(intervals);
    } else if (section instanceof Chart chart) {
      paragraph(chart.note());
      chart(chart);
    } else if (section instanceof Samples samples) {
      paragraph(samples.note());
      samples.samples().forEach(this::sample);
    }
  }

  private void sample(Samples.Sample sample) {
    paragraph(sample.prompt());
    rows(
        List.of("by", "text"),
        sample.responses().stream().map(each -> List.of(each.label(), each.text())).toList());
  }

  private void intervals(Intervals intervals) {
    double most =
        intervals.rows().stream().mapToDouble(each -> Math.abs(each.value())).max().orElse(0);
    rows(
        intervals.ranged()
            ? List.of("", intervals.unit(), "95 %", "n", "")
            : List.of("", intervals.unit(), ""),
        intervals.rows().stream()
            .map(each -> cells(each, intervals.ranged(), bar(each.value(), most)))
            .toList());
  }

  private static List<String> cells(Summary row, boolean ranged, String bar) {
    return ranged
        ? List.of(row.name(), Numerals.value(row), Numerals.range(row), Long.toString(row.n()), bar)
        : List.of(row.name(), Numerals.value(row), bar);
  }

  private void chart(Chart chart) {
    List<List<String>> rows = new ArrayList<>();
    for (Series series : chart.series()) {
      double most =
          series.points().stream().mapToDouble(each -> Math.abs(each.y())).max().orElse(0);
      for (Point point : series.points()) {
        rows.add(
            List.of(
                series.name(),
                Numerals.of(point.x()),
                Numerals.of(point.y()),
                bar(point.y(), most)));
      }
    }
    rows(List.of("series", chart.x().label(), chart.y().label(), ""), rows);
  }

  private void facts(List<Fact> facts) {
    if (!facts.isEmpty()) {
      rows(
          List.of("", "value", "note"),
          facts.stream().map(each -> List.of(each.name(), each.value(), each.detail())).toList());
    }
  }

  private void rows(List<String> columns, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    line("");
    row(columns);
    row(Collections.nCopies(columns.size(), "---"));
    rows.forEach(this::row);
  }

  private void row(List<String> cells) {
    line(
        cells.stream().map(MarkdownWriter::escaped).collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void paragraph(String text) {
    if (!text.isEmpty()) {
      line("");
      line(escaped(text));
    }
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private static String bar(double value, double most) {
    boolean drawn = most > 0 && value > 0;
    return drawn ? "█".repeat((int) Math.max(1, Math.round(WIDTH * value / most))) : "";
  }

  /** Plain text: nothing in it is Markdown or HTML, and it is one line. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("\\s*\\n\\s*", "<br>");
  }
}
