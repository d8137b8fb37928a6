package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.fleet.Site;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.TableWriter;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.evaluate.RolloutMetrics;
import org.sparring.jobs.recipe.Stream;

/** ADJUST, CREDIT and NORMALISE inside a worker, and the rejects of filters. */
final class Credits {
  private final Run run;
  private final int round;
  private final SortedMap<String, SortedMap<Integer, double[]>> settled;
  private final Map<String, List<RejectRow>> dropped = new HashMap<>();
  private final SortedMap<String, Left> left = new TreeMap<>();

  Credits(Run run, int round, SortedMap<String, SortedMap<Integer, double[]>> settled) {
    this.run = run;
    this.round = round;
    this.settled = settled;
  }

  /** The credited groups of one stream, in the order of their keys. */
  List<Group<Credited>> read(String name, List<FileEntry> files) {
    Stream stream = run.recipe().streams().get(name);
    List<Answered<Scored>> scored = new ScoredFiles(run).read(stream, files);
    CreditPipeline pipeline =
        new CreditPipeline(stream, settled.get(name), CreditDraw.of(run, name, round));
    CreditPipeline.Run credited = pipeline.run(scored);
    List<RejectRow> rows = new ArrayList<>();
    for (Drop each : credited.drops()) {
      rows.add(reject(name, scored.get(each.group()).own().key(), each));
    }
    dropped.put(name, rows);
    left.put(name, Left.of(scored, credited.drops()));
    return credited.groups();
  }

  /** What metrics report of the roll-outs, summed over streams. */
  SortedMap<String, Tally> metrics(SortedMap<String, List<Group<Credited>>> groups) {
    Tallies sums = new Tallies();
    groups.forEach(
        (name, each) -> {
          Stream stream = run.recipe().streams().get(name);
          RolloutMetrics metrics = new RolloutMetrics(stream.policy(), stream.reference());
          Tallies own = new Tallies();
          each.forEach(group -> own.addAll(metrics.of(group)));
          sums.addAll(own.all());
        });
    return sums.all();
  }

  /** Writes what filters dropped, if anything. */
  List<FileEntry> writeRejects(int worker, Site site) {
    List<RejectRow> rows = new ArrayList<>();
    dropped.values().forEach(rows::addAll);
    if (rows.isEmpty()) {
      return List.of();
    }
    rows.sort(Tables.REJECTS.order());
    var stage = run.stage(round, "steps.rejects.worker-" + worker);
    try (TableWriter<RejectRow> writer = run.workspace().writer(Tables.REJECTS, stage, site)) {
      rows.forEach(writer::write);
      return List.of(writer.finish());
    }
  }

  /** What filters left, by stream. */
  SortedMap<String, Left> left() {
    return left;
  }

  private RejectRow reject(String stream, String key, Drop drop) {
    return new RejectRow(
        new RolloutCodec.Label(run.name(), stream, round).source(key),
        drop.member(),
        drop.place(),
        "filtered",
        "dropped",
        key,
        1,
        "`%s` set the sample's weight to 0; baselines still see it".formatted(drop.part()),
        0);
  }
}
