package org.sparring.jobs.prepare.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.report.Chart;
import org.sparring.jobs.report.Intervals;
import org.sparring.jobs.report.Point;
import org.sparring.jobs.report.Section;

class DataCardTest {
  private static final PrepareReport REPORT =
      new PrepareReport(
          List.of(new PrepareReport.OfSource("a_<b>.jsonl", 100, 90, 4, 0, 6, 0, 2, 1, 0, 0)),
          List.of(
              new PrepareReport.OfStage("read", 100, 100, 0, 0, 0, 0, 0, 0),
              new PrepareReport.OfStage("tokenise", 100, 90, 4, 0, 6, 0, 2, 0)),
          List.of(
              new PrepareReport.Loss("a_<b>.jsonl", "tokenise", "too_long", "dropped", 6),
              new PrepareReport.Loss("a_<b>.jsonl", "exact_duplicates", "duplicate", "merged", 4)),
          Map.of("train", 80L, "test", 10L),
          Map.of("train", 40L),
          new PrepareReport.Lengths(90, 37.5, 30, 60, 100, 120),
          List.of(
              finding("tokenise", "length", "65..128", 12, Double.NaN, 12),
              finding("tokenise", "length", "0..16", 24, Double.NaN, 24),
              finding("annotators", "flip_rate", "annotator/ann", 0.1, 0.05, 200)),
          new PrepareReport.Gate(0.06, "a_<b>.jsonl", 0.05, 0.2));

  @TempDir Path folder;

  private static Finding finding(
      String stage, String name, String slice, double value, double half, long n) {
    return new Finding(stage, name, slice, value, value - half, value + half, n);
  }

  @Test
  void histogramsAndIntervalsArePlots() {
    List<Section> sections = new DataCard("hh", REPORT).page().sections();
    Chart lengths = (Chart) sections.stream().filter(Chart.class::isInstance).findFirst().get();
    assertThat(lengths.series().get(0).points())
        .extracting(Point::x, Point::y)
        .containsExactly(tuple(16.0, 24.0), tuple(128.0, 12.0));
    assertThat(sections.stream().filter(Intervals.class::isInstance))
        .extracting(Section::title)
        .containsExactly(
            "Rows by source", "Rows by split", "Rejects by reason", "annotators/flip_rate");
  }

  @Test
  void bothPagesTellEverything() throws IOException {
    Workspace workspace = Workspace.create(folder.resolve("work").toString(), new Configuration());
    new DataCard("hh", REPORT).write(workspace);
    String markdown = Files.readString(folder.resolve("work/cards/hh.md"));
    assertThat(markdown)
        .startsWith("# Data card: hh\n\nDropped 6.00 % of the rows read")
        .contains("| a\\_&lt;b>.jsonl | 100 | 90 | 4 | 0 | 6 | 1 | 0 | 2 | 5.00 % |")
        .contains("| test | 10 | ████ |")
        .contains("| train | 80 | 88.89 % | 40 | 100.00 % |")
        .contains("| tokenise/length | 128 | 12 | " + "█".repeat(15) + " |")
        .contains("| tokenise: too\\_long (dropped) | 6 | " + "█".repeat(30) + " |")
        .contains("| annotator: ann | 0.10 | \\[0.05, 0.15\\] | 200 |")
        .containsSubsequence("| tokenise | length | 0..16 |", "| tokenise | length | 65..128 |");
    String html = Files.readString(folder.resolve("work/cards/hh.html"));
    assertThat(html)
        .contains("a_&lt;b&gt;.jsonl", "flip_rate", "Rejects by reason", "88.89 %", "<canvas");
  }

  @Test
  void anEmptyPreparationHasACardToo() {
    PrepareReport nothing =
        new PrepareReport(
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            new PrepareReport.Lengths(0, 0, 0, 0, 0, 0),
            List.of(),
            new PrepareReport.Gate(0, "", 0, 0.2));
    assertThat(new DataCard("none", nothing).page().drawn()).isFalse();
  }
}
