package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Table;

/**
 * The books of a preparation: what every stage was given and what became of it, by source, and what
 * the tables hold. They must agree.
 */
final class Accounts {
  private final List<String> stages;
  private final TreeMap<String, Tally> byFile = new TreeMap<>();
  private final List<TreeMap<Integer, Tally>> ofRows = new ArrayList<>();
  private final List<TreeMap<Integer, Tally>> ofMade = new ArrayList<>();
  private final List<TreeMap<String, Finding>> findings = new ArrayList<>();
  private final Counts counts = Counts.none();
  private final List<FileEntry> files = new ArrayList<>();

  /**
   * Adds up what the tasks wrote.
   *
   * @param stages names in order, reading first
   */
  Accounts(List<String> stages, List<Writing.Written> written) {
    this.stages = stages;
    for (int i = 0; i < stages.size(); i++) {
      ofRows.add(new TreeMap<>());
      ofMade.add(new TreeMap<>());
      findings.add(new TreeMap<>());
    }
    for (Writing.Written each : written) {
      counts.add(each.counts());
      files.addAll(each.files());
      each.tallies().forEach(this::add);
      each.findings().forEach(this::add);
    }
  }

  private void add(Tally tally) {
    int stage = stages.indexOf(tally.stage());
    (tally.ofMade() ? ofMade : ofRows).get(stage).merge(tally.origin(), tally, Tally::plus);
    if (tally.stage().equals(Flows.READ)) {
      byFile.merge(tally.file(), tally, Tally::plus);
    }
  }

  private void add(Finding finding) {
    int stage = stages.indexOf(finding.stage());
    findings.get(stage).merge(finding.about(), finding, Finding::plus);
  }

  Counts counts() {
    return counts;
  }

  List<FileEntry> files() {
    return files;
  }

  List<String> stages() {
    return stages;
  }

  /** What was measured, stage by stage, in the order of its names. */
  List<Finding> findings() {
    return findings.stream().flatMap(each -> each.values().stream()).toList();
  }

  /** The count of a stage for the input rows of a source; zeros where nothing reached it. */
  Tally ofRows(String stage, int origin) {
    return ofRows
        .get(stages.indexOf(stage))
        .getOrDefault(origin, Tally.none(origin, "", stage, false));
  }

  /** The same for rows that were made from input rows. */
  Tally ofMade(String stage, int origin) {
    return ofMade
        .get(stages.indexOf(stage))
        .getOrDefault(origin, Tally.none(origin, "", stage, true));
  }

  /** Refuses a file of which not one row could be read. */
  void refuseUnread() {
    for (Tally tally : byFile.values()) {
      if (tally.in() > 0 && tally.kept() == 0) {
        throw UserException.input(
            "Not one of the "
                + tally.in()
                + " rows of '"
                + tally.file()
                + "' could be read; one of them: "
                + tally.sample());
      }
    }
  }

  /**
   * Rows in = kept + merged + expanded + dropped, stage by stage; what one kept and made reached
   * the next, and the tables hold just that.
   */
  void check() {
    long kept = 0;
    ofRows.forEach(each -> each.values().forEach(Accounts::checkStage));
    ofMade.forEach(each -> each.values().forEach(Accounts::checkStage));
    String last = stages.get(stages.size() - 1);
    for (int origin : ofRows.get(0).keySet()) {
      for (int stage = 1; stage < stages.size(); stage++) {
        checkWay(stages.get(stage - 1), stages.get(stage), origin);
      }
      kept += ofRows(last, origin).kept() + ofMade(last, origin).kept() + made(last, origin);
    }
    long preferences = Counts.total(counts.preferences());
    equal("rows kept and rows written", kept, preferences + Counts.total(counts.leading()));
    equal("rejections counted and written", lost(), Counts.total(counts.reasons()));
  }

  private void checkWay(String from, String to, int origin) {
    String way = " of source " + origin + " from " + from + " to " + to;
    equal("rows" + way, ofRows(from, origin).kept(), ofRows(to, origin).in());
    long made = ofMade(from, origin).kept() + made(from, origin);
    equal("made rows" + way, made, ofMade(to, origin).in());
  }

  private long made(String stage, int origin) {
    return ofRows(stage, origin).made() + ofMade(stage, origin).made();
  }

  /** What is in the files that the manifest will name is what was counted. */
  void check(Table<?> table, long rows) {
    long held =
        files.stream()
            .filter(file -> file.table().equals(table.name()))
            .mapToLong(FileEntry::rows)
            .sum();
    equal("rows of " + table.name(), rows, held);
  }

  private long lost() {
    long lost = 0;
    for (List<TreeMap<Integer, Tally>> kind : List.of(ofRows, ofMade)) {
      for (TreeMap<Integer, Tally> stage : kind) {
        for (Tally tally : stage.values()) {
          lost += tally.merged() + tally.dropped() + tally.cut();
        }
      }
    }
    return lost;
  }

  private static void checkStage(Tally tally) {
    equal(
        "rows of source " + tally.origin() + " in and out of " + tally.stage(),
        tally.in(),
        tally.kept() + tally.merged() + tally.expanded() + tally.dropped());
  }

  private static void equal(String what, long one, long other) {
    if (one != other) {
      throw new IllegalStateException(
          "The books do not balance: " + what + ": " + one + " and " + other);
    }
  }
}
