package org.sparring.jobs.prepare.layout;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Rows;
import org.sparring.common.workspace.Workspace;

/**
 * Writes the rows of one file of the table, in key order: a file for each split, and one of what
 * the layout has no place for, under names that no other attempt has.
 */
record ExportShard<R extends Record>(
    Workspace workspace, Layout<R> layout, String folder, boolean parquet)
    implements Work<ExportShard.Shard, ExportShard.Done> {

  /** A file of the table, and its number among how many. */
  record Shard(FileEntry file, int index, int count) implements Serializable {}

  /**
   * Rows by attempt's file; rows that were left out by reason; where the attempt's files belong.
   */
  record Done(
      TreeMap<String, Long> rows, TreeMap<String, Long> rejected, TreeMap<String, String> places)
      implements Serializable {}

  private static final String REJECTS = "_rejects";

  @Override
  public Done apply(Shard shard, Site site) {
    Map<String, RowWriter> open = new TreeMap<>();
    Done done = new Done(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    try (Rows<R> rows = workspace.rows(layout.table(), List.of(shard.file()))) {
      while (rows.hasNext()) {
        site.checkInterrupted();
        R row = rows.next();
        String split = layout.split(row);
        Map<String, Object> values;
        try {
          values = layout.values(row);
        } catch (InexpressibleException unfit) {
          done.rejected.merge(unfit.reason(), 1L, Long::sum);
          values = reject(row, split, unfit);
          split = REJECTS;
        }
        String name = name(split, shard);
        writer(open, done, name, site).write(values);
        done.rows.merge(name, 1L, Long::sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot export to " + folder, e);
    } finally {
      close(open);
    }
    return done;
  }

  private Map<String, Object> reject(R row, String split, InexpressibleException unfit) {
    return new TreeMap<>(
        Map.of(
            "key", layout.table().key(row),
            "split", split,
            "reason", unfit.reason(),
            "detail", unfit.getMessage()));
  }

  private String name(String split, Shard shard) {
    String kind = parquet && !split.equals(REJECTS) ? "parquet" : "jsonl";
    return "%s-%05d-of-%05d.%s".formatted(split, shard.index(), shard.count(), kind);
  }

  private RowWriter writer(Map<String, RowWriter> open, Done done, String name, Site site)
      throws IOException {
    RowWriter writer = open.get(name);
    if (writer == null) {
      Path part = new Path(folder, Export.PARTS + "/" + site.attempt() + "-" + name);
      FileSystem files = part.getFileSystem(workspace.configuration());
      writer =
          name.endsWith("parquet")
              ? new ParquetRows(part, layout.fields(), workspace.configuration())
              : JsonRows.over(files.create(part, true));
      open.put(name, writer);
      done.places.put(name, part.toString());
    }
    return writer;
  }

  private void close(Map<String, RowWriter> open) {
    for (RowWriter writer : open.values()) {
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot complete a file in " + folder, e);
      }
    }
  }
}
