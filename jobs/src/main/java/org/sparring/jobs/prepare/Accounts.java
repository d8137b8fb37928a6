package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Table;

/**
 * The books of a preparation: what every stage was given, kept, merged and dropped, by source, and
 * what the tables hold. They must agree.
 */
final class Accounts {
  private final List<String> stages;
  private final TreeMap<String, Tally> byFile = new TreeMap<>();
  private final List<TreeMap<Integer, Tally>> byStage = new ArrayList<>();
  private final Counts counts = Counts.none();
  private final List<FileEntry> files = new ArrayList<>();

  /**
   * Adds up what the tasks wrote.
   *
   * @param stages names in order, reading first
   */
  Accounts(List<String> stages, List<Writing.Written> written) {
    this.stages = stages;
    stages.forEach(stage -> byStage.add(new TreeMap<>()));
    for (Writing.Written each : written) {
      counts.add(each.counts());
      files.addAll(each.files());
      each.tallies().forEach(this::add);
    }
  }

  private void add(Tally tally) {
    byStage.get(stages.indexOf(tally.stage())).merge(tally.origin(), tally, Tally::plus);
    if (tally.stage().equals(Flows.READ)) {
      byFile.merge(tally.file(), tally, Tally::plus);
    }
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

  /** The count of a stage for a source; zeros where nothing reached it. */
  Tally of(String stage, int origin) {
    return byStage.get(stages.indexOf(stage)).getOrDefault(origin, Tally.none(origin, "", stage));
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

  /** Rows read = kept + merged + dropped, stage by stage, and the tables hold just that. */
  void check() {
    long kept = 0;
    for (TreeMap<Integer, Tally> tallies : byStage) {
      tallies.values().forEach(Accounts::checkStage);
    }
    for (int origin : byStage.get(0).keySet()) {
      for (int stage = 1; stage < stages.size(); stage++) {
        equal(
            "rows of source "
                + origin
                + " from "
                + stages.get(stage - 1)
                + " to "
                + stages.get(stage),
            of(stages.get(stage - 1), origin).kept(),
            of(stages.get(stage), origin).in());
      }
      kept += of(stages.get(stages.size() - 1), origin).kept();
    }
    long preferences = Counts.total(counts.preferences());
    equal("rows kept and rows written", kept, preferences + Counts.total(counts.leading()));
    equal("rejections counted and written", lost(), Counts.total(counts.reasons()));
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
    return byStage.stream()
        .flatMap(each -> each.values().stream())
        .mapToLong(tally -> tally.merged() + tally.dropped() + tally.cut())
        .sum();
  }

  private static void checkStage(Tally tally) {
    equal(
        "rows of source " + tally.origin() + " in and out of " + tally.stage(),
        tally.in(),
        tally.kept() + tally.merged() + tally.dropped());
  }

  private static void equal(String what, long one, long other) {
    if (one != other) {
      throw new IllegalStateException(
          "The books do not balance: " + what + ": " + one + " and " + other);
    }
  }
}
