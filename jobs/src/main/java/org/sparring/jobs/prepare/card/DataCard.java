package org.sparring.jobs.prepare.card;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.report.Fact;
import org.sparring.jobs.report.KeyFacts;
import org.sparring.jobs.report.MarkdownWriter;
import org.sparring.jobs.report.Numerals;
import org.sparring.jobs.report.Report;
import org.sparring.jobs.report.ReportWriter;
import org.sparring.jobs.report.Section;
import org.sparring.jobs.report.Table;

/**
 * What a preparation read, made and lost. Every number on it is one of the report that is committed
 * with the tables, so a card can be written again at any time and is the same.
 */
public final class DataCard {
  private static final String FOLDER = "cards";
  private static final List<String> SPLITS = List.of("train", "validation", "test");

  private final String run;
  private final PrepareReport report;

  public DataCard(String run, PrepareReport report) {
    this.run = run;
    this.report = report;
  }

  /**
   * Writes {@code cards/<run>.html} and {@code cards/<run>.md} into the workspace.
   *
   * @return the first
   */
  public Path write(Workspace workspace) throws IOException {
    Report page = page();
    Path folder = new Path(workspace.root() + "/" + FOLDER);
    Path html = new Path(folder, run + ".html");
    try (OutputStream out = create(workspace, html)) {
      new ReportWriter().write(page, out);
    }
    try (OutputStream out = create(workspace, new Path(folder, run + ".md"))) {
      out.write(MarkdownWriter.text(page).getBytes(StandardCharsets.UTF_8));
    }
    return html;
  }

  /** The card as a page. */
  public Report page() {
    List<Section> sections = new ArrayList<>();
    sections.add(size());
    new Bars("Rows by source", "Rows read.", read()).section().ifPresent(sections::add);
    sections.add(sources());
    new Bars("Rows by split", "Rows of the table preferences.", bySplit())
        .section()
        .ifPresent(sections::add);
    sections.add(splits());
    Measured measured = new Measured(report.findings());
    measured.lengths().ifPresent(sections::add);
    Losses losses = new Losses(report.losses());
    losses.plot().ifPresent(sections::add);
    sections.add(losses.table());
    sections.addAll(measured.intervals());
    sections.add(stages());
    measured.table().ifPresent(sections::add);
    return new Report("Data card: " + run, report.verdict(), List.of(), sections);
  }

  private Section size() {
    PrepareReport.Lengths tokens = report.tokens();
    long read = report.sources().stream().mapToLong(PrepareReport.OfSource::read).sum();
    return new KeyFacts(
        "Size",
        "",
        List.of(
            new Fact("rows read", Long.toString(read)),
            new Fact("preferences", Long.toString(total(report.preferences()))),
            new Fact("prompts", Long.toString(total(report.prompts()))),
            new Fact(
                "dropped", share(report.gate().share()), "budget " + share(report.gate().budget())),
            new Fact(
                "tokens of a row",
                Numerals.of(tokens.mean()) + " on average",
                "median %d, 90 %% up to %d, 99 %% up to %d, longest %d"
                    .formatted(tokens.median(), tokens.p90(), tokens.p99(), tokens.longest()))));
  }

  private Section sources() {
    return new Table(
        "Sources",
        "Read = kept + merged + expanded + dropped. Unselected are those of the dropped that a"
            + " selection left out, which the budget does not count. Made are the rows that the"
            + " expanded became; cut rows go on. Lost is the share that the budget counts: of the"
            + " dropped rows, and of the expanded as far as what they became is dropped.",
        sourceColumns(),
        report.sources().stream().map(DataCard::source).toList());
  }

  private static List<String> sourceColumns() {
    List<String> columns = new ArrayList<>(columns("source", "read", "kept"));
    columns.add("lost");
    return columns;
  }

  private static List<String> source(PrepareReport.OfSource source) {
    List<String> cells =
        cells(
            source.path(),
            source.read(),
            source.kept(),
            source.merged(),
            source.expanded(),
            source.dropped(),
            source.unselected(),
            source.made(),
            source.cut());
    cells.add(share(source.share()));
    return cells;
  }

  private Section splits() {
    List<List<String>> rows = new ArrayList<>();
    for (String split : SPLITS) {
      long preferences = report.preferences().getOrDefault(split, 0L);
      long prompts = report.prompts().getOrDefault(split, 0L);
      rows.add(
          List.of(
              split,
              Long.toString(preferences),
              share(part(preferences, total(report.preferences()))),
              Long.toString(prompts),
              share(part(prompts, total(report.prompts())))));
    }
    return new Table(
        "Splits", "", List.of("split", "preferences", "share", "prompts", "share"), rows);
  }

  private Section stages() {
    return new Table(
        "Stages",
        "In + made = out + merged + expanded + dropped.",
        columns("stage", "in", "out"),
        report.stages().stream()
            .map(
                each ->
                    cells(
                        each.stage(),
                        each.in(),
                        each.out(),
                        each.merged(),
                        each.expanded(),
                        each.dropped(),
                        each.unselected(),
                        each.made(),
                        each.cut()))
            .toList());
  }

  private static List<String> columns(String name, String in, String out) {
    return List.of(name, in, out, "merged", "expanded", "dropped", "unselected", "made", "cut");
  }

  private Map<String, Long> read() {
    Map<String, Long> read = new LinkedHashMap<>();
    report.sources().forEach(each -> read.merge(each.path(), each.read(), Long::sum));
    return read;
  }

  private Map<String, Long> bySplit() {
    Map<String, Long> rows = new LinkedHashMap<>();
    SPLITS.stream()
        .filter(report.preferences()::containsKey)
        .forEach(split -> rows.put(split, report.preferences().get(split)));
    return rows;
  }

  private static List<String> cells(String name, long... counts) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    for (long count : counts) {
      cells.add(Long.toString(count));
    }
    return cells;
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double part(long some, long all) {
    return all == 0 ? 0 : (double) some / all;
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static OutputStream create(Workspace workspace, Path file) throws IOException {
    return file.getFileSystem(workspace.configuration()).create(file, true);
  }
}
