package org.sparring.jobs.prepare.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Rows;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Workspace;

/**
 * Writes committed rows in a layout of another trainer: for each file of the table and each split
 * one file, {@code train-00000-of-00004.jsonl}, with rows in key order. {@code _export.json} says
 * what it is; a second export of the same continues, another one into the same folder is refused.
 */
public final class Export {
  static final String PARTS = "_parts";
  private static final String ABOUT = "_export.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workspace workspace;
  private final ExportSettings settings;
  private final Path folder;

  public Export(Workspace workspace, ExportSettings settings) {
    this.workspace = workspace;
    this.settings = settings;
    this.folder = new Path(settings.path());
  }

  /**
   * Exports, or reports what was exported.
   *
   * @throws UserException for settings where the run has no rows, the folder holds something else,
   *     or the layout is not of that kind of file
   */
  public ExportReport write(Fleet fleet) {
    Table<?> table = settings.layout(Form.TEXT).table();
    List<FileEntry> files = new ArrayList<>(workspace.files(table, settings.run()));
    files.sort(Comparator.comparing(FileEntry::digest));
    if (files.stream().mapToLong(FileEntry::rows).sum() == 0) {
      throw UserException.settings(
          "run: `%s` has no rows of the table %s in %s"
              .formatted(settings.run(), table.name(), workspace.root()));
    }
    try {
      return written(files, fleet);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot export to " + folder, e);
    }
  }

  private ExportReport written(List<FileEntry> files, Fleet fleet) throws IOException {
    String identity = identity(files);
    ExportReport before = begun(identity);
    if (before.complete()) {
      return before;
    }
    about(before);
    Layout<?> layout = settings.layout(form(files));
    List<ExportShard.Shard> shards = new ArrayList<>();
    for (FileEntry file : files) {
      shards.add(new ExportShard.Shard(file, shards.size(), files.size()));
    }
    ExportShard<?> work = new ExportShard<>(workspace, layout, folder.toString(), parquet(layout));
    ExportReport report = settled(identity, shards, fleet.map("export", shards, work));
    about(report);
    return report;
  }

  /** Moves the files of the attempts that count to their places. */
  private ExportReport settled(
      String identity, List<ExportShard.Shard> shards, List<ExportShard.Done> all)
      throws IOException {
    Map<String, Long> exported = new TreeMap<>();
    Map<String, Long> rejected = new TreeMap<>();
    Map<String, Long> rows = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      ExportShard.Done done = all.get(i);
      balance(shards.get(i).file(), done);
      done.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
      for (Map.Entry<String, Long> file : done.rows().entrySet()) {
        rows.put(file.getKey(), file.getValue());
        if (!file.getKey().startsWith("_")) {
          String split = file.getKey().substring(0, file.getKey().indexOf('-'));
          exported.merge(split, file.getValue(), Long::sum);
        }
        place(new Path(done.places().get(file.getKey())), new Path(folder, file.getKey()));
      }
    }
    files().delete(new Path(folder, PARTS), true);
    long total = ExportReport.total(exported) + ExportReport.total(rejected);
    return new ExportReport(identity, true, total, exported, rejected, rows);
  }

  private static void balance(FileEntry file, ExportShard.Done done) {
    long seen = ExportReport.total(done.rows());
    if (seen != file.rows()) {
      throw new IllegalStateException(
          "The books do not balance: %s has %d rows, exported or rejected were %d"
              .formatted(file.path(), file.rows(), seen));
    }
  }

  private void place(Path part, Path file) throws IOException {
    files().delete(file, false);
    if (!files().rename(part, file)) {
      throw new IOException("cannot rename " + part + " to " + file);
    }
  }

  /** What the folder says of itself; refuses one that is something else. */
  private ExportReport begun(String identity) throws IOException {
    Path about = new Path(folder, ABOUT);
    if (files().exists(about)) {
      try (InputStream in = files().open(about)) {
        ExportReport before = JSON.readValue(in, ExportReport.class);
        if (before.identity().equals(identity)) {
          return before;
        }
      }
    }
    if (files().exists(folder)) {
      for (FileStatus each : files().listStatus(folder)) {
        throw UserException.settings(
            "path: %s is not empty (%s) and no export of these rows with these settings"
                .formatted(folder, each.getPath().getName()));
      }
    }
    return ExportReport.begun(identity);
  }

  private void about(ExportReport report) throws IOException {
    try (OutputStream out = files().create(new Path(folder, ABOUT), true)) {
      out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    }
  }

  private String identity(List<FileEntry> files) {
    StringBuilder text = new StringBuilder();
    text.append(settings.layout()).append(settings.files()).append(settings.shown());
    List.of(settings.answer(), settings.dataSource(), settings.ability(), settings.task())
        .forEach(each -> text.append(each.length()).append(':').append(each));
    settings.carry().forEach(each -> text.append(each.length()).append(':').append(each));
    files.forEach(each -> text.append(each.digest()));
    return Digests.text(text.toString());
  }

  private Form form(List<FileEntry> files) {
    return switch (settings.shown()) {
      case TEXT -> Form.TEXT;
      case MESSAGES -> Form.MESSAGES;
      case AUTO -> {
        Layout<?> layout = settings.layout(Form.TEXT);
        yield conversation(layout, files) ? Form.MESSAGES : Form.TEXT;
      }
    };
  }

  private <R extends Record> boolean conversation(Layout<R> layout, List<FileEntry> files) {
    try (Rows<R> rows = workspace.rows(layout.table(), files)) {
      return !layout.turns(rows.next()).isEmpty();
    }
  }

  private boolean parquet(Layout<?> layout) {
    return switch (settings.files()) {
      case PARQUET -> true;
      case JSONL -> false;
      case USUAL -> layout.parquet();
    };
  }

  private FileSystem files() throws IOException {
    return folder.getFileSystem(workspace.configuration());
  }
}
