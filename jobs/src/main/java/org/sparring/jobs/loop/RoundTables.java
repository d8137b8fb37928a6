package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.RoundRow;
import org.sparring.common.data.table.StateRow;
import org.sparring.common.data.table.TaskRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.part.Tally;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;

/** Writes the small tables of a round: state, metrics, rounds, tasks. */
final class RoundTables {
  private final Run run;
  private final State before;
  private final StageId stage;

  RoundTables(Run run, State before) {
    this.run = run;
    this.before = before;
    this.stage = run.stage(before.round(), TrainLoop.ROUND);
  }

  TrainLoop.Committed write(
      State next,
      List<RolloutWork.Done> rollouts,
      List<StepsWork.Done> workers,
      List<AverageWork.Done> averages) {
    SortedMap<String, Double> metrics = metrics(workers);
    if (run.recipe().batching().waves() > 1) {
      metrics.put("groups/drawn", drawn(rollouts));
    }
    List<FileEntry> files = new ArrayList<>();
    files.add(table(Tables.STATE, state(next)));
    files.add(table(Tables.METRICS, metrics(next, metrics)));
    files.add(table(Tables.TASKS, tasks(rollouts, workers, averages)));
    List<FileEntry> outputs = new ArrayList<>(files.subList(0, 2));
    rollouts.forEach(each -> outputs.addAll(each.files()));
    averages.forEach(each -> outputs.add(each.value()));
    List<FileEntry> inputs = new ArrayList<>();
    before.models().values().forEach(each -> inputs.addAll(each.files()));
    files.add(
        table(
            Tables.ROUNDS,
            List.of(
                new RoundRow(
                    run.name(),
                    before.round(),
                    digest(inputs),
                    digest(outputs),
                    run.settings(),
                    profile(workers)))));
    return new TrainLoop.Committed(run.recipe().recipe(), next, files, metrics);
  }

  /** The one profile of the workers, or all of them where the run allows several. */
  String profile(List<StepsWork.Done> workers) {
    List<String> profiles =
        workers.stream().map(StepsWork.Done::profile).distinct().sorted().toList();
    if (profiles.size() > 1 && !run.numerics().mixed()) {
      throw UserException.settings(
          ("workers of round %d of run `%s` had different numerics profiles: `%s`; use machines of"
                  + " one kind, or accept it with --set numerics.mixed=true")
              .formatted(before.round(), run.name(), String.join("` and `", profiles)));
    }
    return String.join(" | ", profiles);
  }

  private <R extends Record> FileEntry table(Table<R> table, List<R> rows) {
    return run.workspace().write(table, stage, new DriverSite(), rows);
  }

  /** A digest of what files hold, whatever they are called. */
  private static String digest(List<FileEntry> files) {
    return Digests.text(
        files.stream()
            .map(each -> each.table() + " " + each.rows() + " " + each.digest())
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  private List<StateRow> state(State next) {
    List<StateRow> rows = new ArrayList<>();
    next.numbers()
        .forEach((name, values) -> rows.add(new StateRow(run.name(), next.round(), name, values)));
    return rows;
  }

  private List<MetricRow> metrics(State next, SortedMap<String, Double> metrics) {
    List<MetricRow> rows = new ArrayList<>();
    metrics.forEach(
        (name, value) ->
            rows.add(new MetricRow(run.name(), before.round(), name, next.steps(), value)));
    return rows;
  }

  private static SortedMap<String, Double> metrics(List<StepsWork.Done> workers) {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    for (StepsWork.Done worker : workers) {
      worker.metrics().forEach((name, each) -> tallies.merge(name, each, Tally::plus));
    }
    SortedMap<String, Double> metrics = new TreeMap<>();
    tallies.forEach((name, each) -> metrics.put(name, each.mean()));
    return metrics;
  }

  /** Groups that were sampled for each one that the steps see. */
  private double drawn(List<RolloutWork.Done> rollouts) {
    double drawn = rollouts.stream().mapToInt(RolloutWork.Done::drawn).sum();
    return drawn / (rollouts.size() * (double) run.recipe().groupsPerWorker());
  }

  private List<TaskRow> tasks(
      List<RolloutWork.Done> rollouts,
      List<StepsWork.Done> workers,
      List<AverageWork.Done> averages) {
    List<TaskRow> rows = new ArrayList<>();
    rollouts.forEach(each -> rows.add(row(RolloutWork.STAGE, each.footprint())));
    workers.forEach(each -> rows.add(row(StepsWork.STAGE, each.footprint())));
    averages.forEach(each -> rows.add(row(AverageWork.STAGE, each.footprint())));
    return rows;
  }

  private TaskRow row(String name, Footprint footprint) {
    return footprint.row(run.stage(before.round(), name));
  }
}
