package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.report.Fact;
import org.sparring.jobs.report.Report;
import org.sparring.jobs.report.Section;

/** Fills a report from the tables of a workspace; every number on the page is a row of theirs. */
final class RunReport {
  private static final int HASH = 12;

  private final Workspace workspace;
  private final ReportSettings settings;
  private final List<String> runs;

  RunReport(Workspace workspace, ReportSettings settings) {
    this.workspace = workspace;
    this.settings = settings;
    this.runs = settings.runs().isEmpty() ? workspace.runs() : settings.runs();
  }

  Report report() {
    EvaluationSections evaluations = new EvaluationSections(Evaluated.read(workspace, runs));
    List<Section> sections = new ArrayList<>();
    evaluations.winRates("win_rate/" + settings.gold()).ifPresent(sections::add);
    evaluations.accuracies().ifPresent(sections::add);
    sections.add(evaluations.overview());
    evaluations.frontier(List.of(settings.gold(), settings.proxy())).ifPresent(sections::add);
    sections.addAll(MetricCurves.of(workspace, runs));
    sections.addAll(new ReportSamples(workspace, settings).sections());
    Completions completions = new Completions(workspace, settings.completions());
    runs.forEach(run -> completions.of(run).ifPresent(sections::add));
    sections.add(RejectCounts.of(workspace));
    sections.add(evaluations.all());
    return new Report(settings.title(), settings.lead(), facts(), sections);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("workspace", workspace.root()));
    for (String run : runs) {
      List<Manifest> manifests = workspace.manifests(run);
      if (!manifests.isEmpty()) {
        String hash = manifests.get(0).settings();
        facts.add(
            new Fact(
                "run " + run,
                "settings " + hash.substring(0, Math.min(HASH, hash.length())),
                manifests.size() + " committed stages"));
      }
    }
    return facts;
  }
}
