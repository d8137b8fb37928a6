package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.report.Axis;
import org.sparring.jobs.report.Chart;
import org.sparring.jobs.report.Point;
import org.sparring.jobs.report.Section;
import org.sparring.jobs.report.Series;

/** One chart a metric of training, one line a run. */
final class MetricCurves {
  private static final List<String> DRAWN =
      List.of("loss/", "reward", "objective/kl", "completions/mean_length", "rewards/accuracies");

  private MetricCurves() {}

  static List<Section> of(Workspace workspace, List<String> runs) {
    Map<String, List<Series>> charts = new TreeMap<>();
    for (String run : runs) {
      points(workspace, run)
          .forEach(
              (name, points) ->
                  charts
                      .computeIfAbsent(name, key -> new ArrayList<>())
                      .add(new Series(run, points)));
    }
    List<Section> sections = new ArrayList<>();
    charts.forEach(
        (name, series) ->
            sections.add(
                Chart.lines(
                    name, "As trained, by round.", Axis.of("round"), Axis.of(name), series)));
    return sections;
  }

  private static Map<String, List<Point>> points(Workspace workspace, String run) {
    Map<String, List<Point>> points = new TreeMap<>();
    for (MetricRow row : workspace.list(Tables.METRICS, workspace.files(Tables.METRICS, run))) {
      if (DRAWN.stream().anyMatch(row.name()::startsWith) && Double.isFinite(row.value())) {
        points
            .computeIfAbsent(row.name(), each -> new ArrayList<>())
            .add(new Point(row.round() + 1, row.value()));
      }
    }
    return points;
  }
}
