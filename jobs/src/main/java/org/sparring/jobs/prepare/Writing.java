package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.TableWriter;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import scala.Tuple2;

/**
 * Writes the tables in one Spark job: rows are partitioned by the hash of their key into a fixed
 * number of files for each table, and sorted inside.
 *
 * @param id what the files belong to
 * @param files files of each table
 * @param longest tokens of a prompt in {@code prompts}
 */
record Writing(Workspace workspace, StageId id, int files, int longest) implements Serializable {

  /** What one task wrote and learnt. */
  record Written(List<FileEntry> files, List<Tally> tallies, List<Finding> findings, Counts counts)
      implements Serializable {
    static Written none() {
      return new Written(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Counts.none());
    }

    void count(Flow flow) {
      if (flow instanceof Tally tally) {
        tallies.add(tally);
      } else {
        findings.add((Finding) flow);
      }
    }
  }

  List<Written> write(JavaRDD<Flow> flows) {
    return Slots.sorted(flows.flatMapToPair(this::slots), 3 * files + 1)
        .mapPartitions(this::written)
        .collect();
  }

  private Iterator<Tuple2<String, byte[]>> slots(Flow flow) {
    List<Tuple2<String, byte[]>> slots = new ArrayList<>(2);
    if (flow instanceof Draft draft) {
      if (!draft.promptOnly()) {
        slots.add(slot(0, draft.key(), PackedRows.preference(draft)));
      }
      if (draft.leads()) {
        int[] ids = draft.encoded().alone(longest);
        slots.add(slot(files, draft.prompt(), PackedRows.prompt(draft, ids)));
      }
    } else if (flow instanceof Rejection lost) {
      String place = lost.source().file() + "#" + lost.source().position();
      int bin = 2 * files + HashOf.bin(place, files);
      slots.add(new Tuple2<>(Slots.of(bin, lost), PackedFlow.bytes(flow)));
    } else {
      String about = flow instanceof Tally tally ? tally.file() : ((Finding) flow).about();
      slots.add(new Tuple2<>(Slots.of(3 * files, about), PackedFlow.bytes(flow)));
    }
    return slots.iterator();
  }

  private Tuple2<String, byte[]> slot(int first, String key, byte[] row) {
    return new Tuple2<>(Slots.of(first + HashOf.bin(key, files), key), row);
  }

  private Iterator<Written> written(Iterator<Tuple2<String, byte[]>> placed) {
    int bin = TaskContext.getPartitionId();
    Written written = Written.none();
    if (!placed.hasNext()) {
      return List.of(written).iterator();
    }
    Iterator<Unpacking> rows = unpacked(placed);
    switch (bin / files) {
      case 0 -> preferences(rows, written);
      case 1 -> prompts(rows, written);
      case 2 -> rejects(rows, written);
      default -> rows.forEachRemaining(row -> written.count(PackedFlow.from(row)));
    }
    return List.of(written).iterator();
  }

  private static Iterator<Unpacking> unpacked(Iterator<Tuple2<String, byte[]>> placed) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return placed.hasNext();
      }

      @Override
      public Unpacking next() {
        return new Unpacking(placed.next()._2());
      }
    };
  }

  private TaskSite site() {
    return new TaskSite(TaskContext.getPartitionId() % files);
  }

  private void preferences(Iterator<Unpacking> rows, Written written) {
    PreferenceRow before = null;
    try (TableWriter<PreferenceRow> out = workspace.writer(Tables.PREFERENCES, id, site())) {
      while (rows.hasNext()) {
        PreferenceRow row = PackedRows.preference(rows.next());
        refuseTwins(before, row);
        before = row;
        out.write(row);
        written.counts.preference(row);
      }
      written.files.add(out.finish());
    }
  }

  /** Rows of equal content are one row, which only a stage can make of them. */
  private static void refuseTwins(PreferenceRow before, PreferenceRow row) {
    if (before != null && before.key().equals(row.key())) {
      throw UserException.settings(
          "stages: the rows of %s at %d and of %s at %d say the same at the end; add"
                  .formatted(
                      before.source().file(),
                      before.source().position(),
                      row.source().file(),
                      row.source().position())
              + " 'exact_duplicates' after the stages that change or make rows.");
    }
  }

  private void prompts(Iterator<Unpacking> rows, Written written) {
    try (TableWriter<PromptRow> out = workspace.writer(Tables.PROMPTS, id, site())) {
      while (rows.hasNext()) {
        PackedRows.Prompt prompt = PackedRows.Prompt.from(rows.next());
        out.write(prompt.row());
        written.counts.prompt(prompt.row().split(), prompt.alone());
      }
      written.files.add(out.finish());
    }
  }

  private void rejects(Iterator<Unpacking> rows, Written written) {
    try (var out = workspace.writer(Tables.REJECTS, id, site())) {
      Entries entries = new Entries(rows);
      while (entries.hasNext()) {
        int entry = 0;
        for (Rejection row : entries.next()) {
          out.write(row.row(entry++));
          written.counts.lost(row);
        }
      }
      written.files.add(out.finish());
    }
  }
}
